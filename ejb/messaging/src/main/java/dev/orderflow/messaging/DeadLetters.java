package dev.orderflow.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;

/**
 * Puts a message that can never succeed where the broker puts those that failed too often.
 *
 * <p>The address {@code DLQ} distributes by the property {@code _AMQ_ORIG_QUEUE}, as the broker sets it on a dead letter of its
 * own; with it the console's Retry brings the message back to the one subscription that could not take it.
 */
@ApplicationScoped
public class DeadLetters {

    private static final Logger LOG = System.getLogger(DeadLetters.class.getPackageName());

    private static final String ADDRESS = "DLQ";
    static final String CAUSE = "orderflow_cause";

    @Inject
    Forwarding forwarding;

    void add(Message message, String subscription, RuntimeException cause) {
        LOG.log(Level.WARNING, () -> "Dead letter: " + Delivery.describe(message, subscription) + " cause=" + cause.getMessage());
        forwarding.send(message, ADDRESS, Map.of(
                "_AMQ_ORIG_ADDRESS", Delivery.topicOf(subscription),
                "_AMQ_ORIG_QUEUE", subscription,
                CAUSE, cause.getMessage()));
    }
}
