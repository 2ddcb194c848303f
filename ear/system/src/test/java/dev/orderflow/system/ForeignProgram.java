package dev.orderflow.system;

import dev.orderflow.launcher.Credentials;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import java.util.Map;
import java.util.function.Function;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** A program of someone else that may send to the topics, and sends what it likes. */
final class ForeignProgram {

    private final Credentials credentials;

    ForeignProgram(Credentials credentials) {
        this.credentials = credentials;
    }

    /** Sends text to a topic, with these string properties. */
    void sends(String topic, String text, Map<String, String> properties) {
        sends(topic, context -> context.createTextMessage(text), properties);
    }

    /** Sends a message of any kind to a topic, with these string properties. */
    void sends(String topic, Function<JMSContext, Message> message, Map<String, String> properties) {
        try (var connections = new ActiveMQConnectionFactory(credentials.get("broker.url"));
                JMSContext context =
                        connections.createContext(credentials.get("broker.user"), credentials.get("broker.password"))) {
            var producer = context.createProducer();
            properties.forEach(producer::setProperty);
            producer.send(context.createTopic(topic), message.apply(context));
        }
    }
}
