package dev.orderflow.web.operations;

import dev.orderflow.events.Subscription;
import dev.orderflow.web.operations.BrokerManagement.Conversation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/**
 * Stops and starts the delivery of one subscription, on all nodes at once: the broker does it, and remembers it when it restarts. What a
 * consumer holds already is still handled.
 */
@ApplicationScoped
@Transactional(TxType.NOT_SUPPORTED) // a question within a transaction is sent when that commits, and so never answered in it
public class SubscriptionSwitch {

    @Inject
    BrokerManagement management;

    /**
     * Nothing of the subscription is delivered any more.
     *
     * @return false where that was so before
     */
    public boolean pause(Subscription subscription) {
        return change(subscription, true);
    }

    /**
     * What has waited is delivered.
     *
     * @return false where nobody had paused the subscription
     */
    public boolean resume(Subscription subscription) {
        return change(subscription, false);
    }

    private boolean change(Subscription subscription, boolean pause) {
        String queue = "queue." + subscription.queue();
        try (Conversation broker = management.begin()) {
            if (broker.ask(queue, "isPaused").asBoolean() == pause) {
                return false;
            }
            if (pause) {
                boolean afterRestartsToo = true;
                broker.ask(queue, "pause", afterRestartsToo);
            } else {
                broker.ask(queue, "resume");
            }
            return true;
        } catch (JMSException e) {
            throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
        }
    }
}
