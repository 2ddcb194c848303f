package dev.orderflow.deadletters.jms;

import dev.orderflow.deadletters.Arrival;
import dev.orderflow.deadletters.CauseText;
import dev.orderflow.events.EventJson;
import dev.orderflow.events.UnreadableEvent;
import dev.orderflow.messaging.MessageKey;
import dev.orderflow.messaging.Said;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Reads what a dead letter says of itself. Takes anything: it is a dead letter because something about it was not as it should be. */
@ApplicationScoped
class ArrivedMessage {

    private static final int LONGEST_COMING = 512;

    private final JsonProvider json = JsonProvider.provider();

    @Inject
    EventJson events;

    @Inject
    Clock clock;

    Arrival read(Message message) throws JMSException {
        String body = Said.anyBody(message);
        String key = CauseText.keepable(MessageKey.of(message));
        return new Arrival(
                Said.text(message, "_AMQ_ORIG_QUEUE"),
                key,
                MessageInQueue.idOf(message),
                CauseText.cut(MessageInQueue.comingOf(message, key), LONGEST_COMING),
                property(message, "ce_type"),
                property(message, "ce_subject"),
                Optional.ofNullable(Said.text(message, "orderflow_cause")).map(cause -> CauseText.keepable("UnreadableEvent: " + cause)),
                happenedAt(body),
                body == null ? null : CauseText.keepable(body),
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

    private static String property(Message message, String name) {
        String value = Said.text(message, name);
        return value == null ? "" : CauseText.keepable(CauseText.cut(value, CauseText.LONGEST));
    }

    private String properties(Message message) {
        JsonObjectBuilder object = json.createObjectBuilder();
        Said.everything(message).forEach(object::add);
        return CauseText.keepable(object.build().toString());
    }
}
