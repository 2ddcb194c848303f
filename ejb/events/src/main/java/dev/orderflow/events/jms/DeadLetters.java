package dev.orderflow.events.jms;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collections;
import java.util.HashMap;
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
    private static final String CAUSE = "orderflow_cause";

    @Inject
    Broker broker;

    void add(Message message, String subscription, RuntimeException cause) {
        LOG.log(Level.WARNING, () -> "Dead letter: " + Delivery.describe(message, subscription) + " cause=" + cause.getMessage());
        try (JMSContext context = broker.connect()) {
            String topic = subscription.substring(subscription.indexOf('.') + 1);
            Map<String, Object> properties = properties(message);
            properties.put("_AMQ_ORIG_ADDRESS", topic);
            properties.put("_AMQ_ORIG_QUEUE", subscription);
            properties.put(CAUSE, cause.getMessage());
            // The properties of a delivered message are read-only until they are cleared (JMS 3.1, 3.5.10).
            message.clearProperties();
            for (Map.Entry<String, Object> property : properties.entrySet()) {
                message.setObjectProperty(property.getKey(), property.getValue());
            }
            context.createProducer().send(context.createTopic(ADDRESS), message);
        } catch (JMSException e) {
            throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
        }
    }

    private static Map<String, Object> properties(Message message) throws JMSException {
        Map<String, Object> properties = new HashMap<>();
        for (Object name : Collections.list(message.getPropertyNames())) {
            // Set by the provider on receipt; not ours to send.
            if (!"JMSXDeliveryCount".equals(name)) {
                properties.put((String) name, message.getObjectProperty((String) name));
            }
        }
        return properties;
    }
}
