package dev.orderflow.deadletters.jms;

import dev.orderflow.deadletters.Arrival;
import dev.orderflow.deadletters.CauseText;
import dev.orderflow.events.EventJson;
import dev.orderflow.events.UnreadableEvent;
import dev.orderflow.events.jms.MessageKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;

/** Reads what a dead letter says of itself. Takes anything: it is a dead letter because something about it was not as it should be. */
@ApplicationScoped
class ArrivedMessage {

    /** PostgreSQL's text has no such character. */
    private static final String NUL = "\u0000";

    private final JsonProvider json = JsonProvider.provider();

    @Inject
    EventJson events;

    @Inject
    Clock clock;

    Arrival read(Message message) throws JMSException {
        String body = message instanceof TextMessage text && text.getText() != null ? text.getText() : null;
        return new Arrival(
                message.getStringProperty("_AMQ_ORIG_QUEUE"),
                clean(MessageKey.of(message)),
                message.getJMSMessageID(),
                message.getJMSMessageID() + "/" + message.getObjectProperty("_AMQ_ORIG_MESSAGE_ID"),
                property(message, "ce_type"),
                property(message, "ce_subject"),
                Optional.ofNullable(message.getStringProperty("orderflow_cause")).map(cause -> clean("UnreadableEvent: " + cause)),
                happenedAt(body),
                body == null ? null : clean(body),
                properties(message));
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
        return value == null ? "" : clean(CauseText.cut(value, CauseText.LONGEST));
    }

    private static String clean(String text) {
        return text.replace(NUL, "");
    }

    private String properties(Message message) throws JMSException {
        JsonObjectBuilder object = json.createObjectBuilder();
        for (Object name : Collections.list(message.getPropertyNames())) {
            object.add((String) name, String.valueOf(message.getObjectProperty((String) name)));
        }
        return clean(object.build().toString());
    }
}
