package dev.orderflow.deadletters.jms;

import dev.orderflow.deadletters.Intake;
import dev.orderflow.deadletters.jdbc.DeadLettersSchema;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.time.Duration;

/**
 * Records each message that comes into a dead-letter queue: the broker puts it into {@code deadletters.DLQ} as well.
 *
 * <p>Not by {@code Delivery}: these are no events, and what fails here has to come again until it is recorded.
 */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Topic"),
            @ActivationConfigProperty(propertyName = "destination", propertyValue = "DLQ"),
            @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
            @ActivationConfigProperty(propertyName = "subscriptionDurability", propertyValue = "Durable"),
            @ActivationConfigProperty(propertyName = "clientId", propertyValue = "deadletters"),
            @ActivationConfigProperty(propertyName = "subscriptionName", propertyValue = "DLQ"),
            @ActivationConfigProperty(propertyName = "shareSubscriptions", propertyValue = "true"),
            @ActivationConfigProperty(propertyName = "reconnectAttempts", propertyValue = "-1"),
            @ActivationConfigProperty(propertyName = "useGlobalPools", propertyValue = "false"),
            @ActivationConfigProperty(propertyName = "threadPoolMaxSize", propertyValue = "6"),
            @ActivationConfigProperty(propertyName = "consumerWindowSize", propertyValue = "32768"),
            @ActivationConfigProperty(propertyName = "messageSelector", propertyValue = RecordDeadLetters.OF_ALL_SUBSCRIPTIONS),
        })
public class RecordDeadLetters implements MessageListener {

    /**
     * The filter of the queue {@code deadletters.DLQ}, to the letter: Artemis's resource adapter would otherwise delete the queue and make
     * it anew, with all that is in it. The queues are those of all {@link dev.orderflow.events.Subscription}s, in their order.
     */
    static final String OF_ALL_SUBSCRIPTIONS = "_AMQ_ORIG_QUEUE IN ('payment.orders', 'inventory.orders', 'shipping.orders',"
            + " 'orders.payments', 'orders.inventory', 'orders.shipping', 'inventory.shipping', 'history.orders', 'history.payments',"
            + " 'history.inventory', 'history.shipping')";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    DeadLettersSchema schema;

    @Inject
    ArrivedMessage arrived;

    @Inject
    Intake intake;

    @Override
    public void onMessage(Message message) {
        if (!schema.opensWithin(PATIENCE)) {
            throw new IllegalStateException("The database is away. The broker brings the dead letter again.");
        }
        try {
            intake.record(arrived.read(message));
        } catch (JMSException e) {
            throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
        } catch (RuntimeException e) {
            schema.failed(e);
            throw e;
        }
    }
}
