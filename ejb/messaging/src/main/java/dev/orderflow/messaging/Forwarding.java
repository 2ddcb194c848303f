package dev.orderflow.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** Sends a delivered message to another place, in the transaction that takes it off its subscription: it is never in both, nor in none. */
@ApplicationScoped
public class Forwarding {

    @Inject
    Broker broker;

    /** Sends the message with its properties, and more of them, to that address. */
    void send(Message message, String address, Map<String, String> more) {
        try (JMSContext context = broker.connect()) {
            send(context, message, address, more);
        }
    }

    /** Gives the message back to the one subscription, by a context in which more is done; with its properties, but those of a dead letter. */
    public void giveBack(JMSContext context, Message message, String subscription) {
        send(context, message, addressOf(subscription), Map.of());
    }

    /** Where the queue of one subscription alone is reached: the broker knows it as {@code <topic>::<queue>}. */
    static String addressOf(String subscription) {
        return Delivery.topicOf(subscription) + "::" + subscription;
    }

    private static void send(JMSContext context, Message message, String address, Map<String, String> more) {
        try {
            String key = MessageKey.of(message);
            Map<String, Object> properties = properties(message);
            properties.putAll(more);
            // The properties of a delivered message are read-only until they are cleared (JMS 3.1, 3.5.10).
            message.clearProperties();
            for (Map.Entry<String, Object> property : properties.entrySet()) {
                message.setObjectProperty(property.getKey(), property.getValue());
            }
            MessageKey.keep(key, message);
            context.createProducer().send(context.createTopic(address), message);
        } catch (JMSException e) {
            throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
        }
    }

    private static Map<String, Object> properties(Message message) throws JMSException {
        Map<String, Object> properties = new HashMap<>();
        for (Object name : Collections.list(message.getPropertyNames())) {
            // Set by the broker on receipt, or when it made a dead letter of it; not ours to send.
            if (!"JMSXDeliveryCount".equals(name) && !((String) name).startsWith("_AMQ_ORIG") && !DeadLetters.CAUSE.equals(name)) {
                properties.put((String) name, message.getObjectProperty((String) name));
            }
        }
        return properties;
    }
}
