package dev.orderflow.operations.jms;

import dev.orderflow.events.Subscription;
import dev.orderflow.operations.SubscriptionSwitch;
import dev.orderflow.operations.jms.BrokerManagement.Conversation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** The broker does it, and remembers it when it restarts. */
@ApplicationScoped
@Transactional(TxType.NOT_SUPPORTED) // a question within a transaction is sent when that commits, and so never answered in it
class BrokersSwitch implements SubscriptionSwitch {

    @Inject
    BrokerManagement management;

    @Override
    public boolean pause(Subscription subscription) {
        return change(subscription, true);
    }

    @Override
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
