package dev.orderflow.deadletters.jms;

import dev.orderflow.deadletters.Arrival;
import dev.orderflow.deadletters.CauseText;
import dev.orderflow.events.EventJson;
import dev.orderflow.events.UnreadableEvent;
import dev.orderflow.messaging.MessageKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.Optional;

/** Reads what a dead letter says of itself. Takes anything: it is a dead letter because something about it was not as it should be. */
@ApplicationScoped
class ArrivedMessage {

    /** RFC 2397: a body of bytes as a text that says so. */
    private static final String BYTES = "data:application/octet-stream;base64,";
    private static final int LONGEST_COMING = 512;

    private final JsonProvider json = JsonProvider.provider();

    @Inject
    EventJson events;

    @Inject
    Clock clock;

    Arrival read(Message message) throws JMSException {
        String body = body(message);
        return new Arrival(
                message.getStringProperty("_AMQ_ORIG_QUEUE"),
                CauseText.keepable(MessageKey.of(message)),
                MessageInQueue.idOf(message),
                CauseText.cut(message.getJMSMessageID() + "/" + MessageInQueue.brokersIdOf(message), LONGEST_COMING),
                property(message, "ce_type"),
                property(message, "ce_subject"),
                Optional.ofNullable(message.getStringProperty("orderflow_cause")).map(cause -> CauseText.keepable("UnreadableEvent: " + cause)),
                happenedAt(body),
                body == null ? null : CauseText.keepable(body),
                properties(message));
    }

    private static String body(Message message) throws JMSException {
        if (message instanceof TextMessage text) {
            return text.getText();
        }
        return message instanceof BytesMessage bytes ? BYTES + Base64.getEncoder().encodeToString(bytes.getBody(byte[].class)) : null;
    }

    private Instant happenedAt(String body) {
        try {
            return body == null ? clock.instant() : events.readUnopened(body).time();
        } catch (UnreadableEvent noEvent) {
            // It is in the queue for that; it counts from now.
            return clock.instant();
        }
    }

    private static String property(Message message, String name) throws JMSException {
        String value = message.getStringProperty(name);
        return value == null ? "" : CauseText.keepable(CauseText.cut(value, CauseText.LONGEST));
    }

    private String properties(Message message) throws JMSException {
        JsonObjectBuilder object = json.createObjectBuilder();
        for (Object name : Collections.list(message.getPropertyNames())) {
            object.add((String) name, String.valueOf(message.getObjectProperty((String) name)));
        }
        return CauseText.keepable(object.build().toString());
    }
}
