package dev.orderflow.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.launcher.Credentials;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** A program of someone else that may send to the topics, and sends what it likes. */
public final class ForeignProgram {

    private static final long AT_MOST_MILLIS = 10_000;

    /** A text for an address, a topic or one of its queues, with string properties. */
    record Letter(String address, String text, Map<String, String> properties) {}

    private final Credentials credentials;

    public ForeignProgram(Credentials credentials) {
        this.credentials = credentials;
    }

    /** An OrderPlaced; of a quantity of nothing it is against its schema. */
    public static String placed(String order, String sku, int quantity) {
        return """
                {"specversion":"1.0","id":"%s","source":"/orderflow/orders","type":"OrderPlaced","dataschema":"urn:orderflow:OrderPlaced:1",\
                "time":"2026-11-25T00:00:00Z","subject":"%s","datacontenttype":"application/json","data":{"orderId":"%s","customerId":"c-1",\
                "currency":"EUR","total":"1.00","paymentToken":"tok_visa","lines":[{"sku":"%s","quantity":%d,"unitPrice":"1.00"}]}}"""
                .formatted(UUID.nameUUIDFromBytes(order.getBytes(UTF_8)), order, order, sku, quantity);
    }

    /** Sends text to a topic, with these string properties. */
    public void sends(String topic, String text, Map<String, String> properties) {
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

    /** Sends text in a message without a JMS message id (JMS 3.1, 7.7). */
    void sendsWithoutId(Letter letter) {
        try (var connections = new ActiveMQConnectionFactory(credentials.get("broker.url"));
                JMSContext context =
                        connections.createContext(credentials.get("broker.user"), credentials.get("broker.password"))) {
            var producer = context.createProducer().setDisableMessageID(true);
            letter.properties().forEach(producer::setProperty);
            producer.send(context.createTopic(letter.address()), letter.text());
        }
    }

    /** Sends them one after the other. */
    void sends(List<Letter> letters) {
        try (var connections = new ActiveMQConnectionFactory(credentials.get("broker.url"));
                JMSContext context =
                        connections.createContext(credentials.get("broker.user"), credentials.get("broker.password"))) {
            for (Letter letter : letters) {
                var producer = context.createProducer();
                letter.properties().forEach(producer::setProperty);
                producer.send(context.createTopic(letter.address()), letter.text());
            }
        }
    }

    /** Asks the broker's management for an operation; whether it was allowed and succeeded. */
    boolean manages(String resource, String operation) {
        try (var connections = new ActiveMQConnectionFactory(credentials.get("broker.url"));
                JMSContext context =
                        connections.createContext(credentials.get("broker.user"), credentials.get("broker.password"))) {
            Queue replies = context.createQueue("orderflow.replies");
            String id = UUID.randomUUID().toString();
            try (JMSConsumer consumer = context.createConsumer(replies, "JMSCorrelationID = '" + id + "'")) {
                context.createProducer()
                        .setProperty("_AMQ_ResourceName", resource)
                        .setProperty("_AMQ_OperationName", operation)
                        .setJMSReplyTo(replies)
                        .setJMSCorrelationID(id)
                        .send(context.createQueue("activemq.management"), context.createTextMessage("[]"));
                return consumer.receive(AT_MOST_MILLIS).getBooleanProperty("_AMQ_OperationSucceeded");
            }
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }
}
