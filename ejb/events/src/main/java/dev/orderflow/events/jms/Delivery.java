package dev.orderflow.events.jms;

import dev.orderflow.events.Event;
import dev.orderflow.events.EventJson;
import dev.orderflow.events.UnreadableEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Brings one message of a subscription to the module's reactions, within the container's transaction.
 *
 * <p>A failed reaction is logged with its cause and thrown on: the container rolls back and the broker delivers again. Only a
 * message that no redelivery can mend is taken out of the subscription, to its dead letters.
 */
@ApplicationScoped
public class Delivery {

    private static final Logger LOG = System.getLogger(Delivery.class.getPackageName());

    @Inject
    EventJson json;

    @Inject
    Causation causation;

    @Inject
    DeadLetters deadLetters;

    /**
     * Reacts to the message.
     *
     * @param subscription the queue of the subscription, {@code <module>.<topic>}
     */
    @Transactional(TxType.MANDATORY)
    public void of(Message message, String subscription, Reactions reactions) {
        try {
            Event event = read(message, reactions);
            causation.continues(message.getStringProperty("traceparent"));
            causation.reactsTo(event.id());
            reactions.to(event.fact());
        } catch (UnreadableEvent unreadable) {
            deadLetters.add(message, subscription, unreadable);
        } catch (JMSException e) {
            throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, () -> "Rolled back: " + describe(message, subscription), failure);
            throw failure;
        }
    }

    private Event read(Message message, Reactions reactions) throws JMSException {
        if (!(message instanceof TextMessage text) || text.getText() == null) {
            throw new UnreadableEvent("The message is no text message.");
        }
        Event event = json.read(text.getText());
        if (!reactions.know(event.fact())) {
            throw new UnreadableEvent("The type " + event.type().typeName() + " does not belong on this topic.");
        }
        return event;
    }

    static String describe(Message message, String subscription) {
        try {
            return "subscription=" + subscription
                    + " order=" + message.getStringProperty("ce_subject")
                    + " event=" + message.getStringProperty("ce_id")
                    + " type=" + message.getStringProperty("ce_type")
                    + " attempt=" + message.getIntProperty("JMSXDeliveryCount");
        } catch (JMSException e) {
            return "subscription=" + subscription + " (" + e.getMessage() + ")";
        }
    }
}
