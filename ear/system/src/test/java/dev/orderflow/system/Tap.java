package dev.orderflow.system;

import dev.orderflow.launcher.Credentials;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** One more queue on a topic, as an operator can add it in the console; it gets a copy of everything that is published meanwhile. */
public final class Tap implements AutoCloseable {

    private static final long AT_MOST_MILLIS = 10_000;

    private final BrokerConsole console;
    private final Credentials credentials;
    private final String topic;
    private final String queue;

    public Tap(Credentials credentials, String topic) {
        this.console = new BrokerConsole(credentials);
        this.credentials = credentials;
        this.topic = topic;
        this.queue = "tap-" + UUID.randomUUID() + "." + topic;
        console.createQueue(topic, queue);
    }

    /** Takes out messages about that order, until so many have come. */
    List<Message> take(String orderId, int count) {
        List<Message> taken = new ArrayList<>();
        try (var connections = new ActiveMQConnectionFactory(credentials.get("broker.url"));
                JMSContext context =
                        connections.createContext(credentials.get("console.user"), credentials.get("console.password"));
                JMSConsumer consumer =
                        context.createConsumer(context.createQueue(topic + "::" + queue), "ce_subject='" + orderId + "'")) {
            while (taken.size() < count) {
                Message message = consumer.receive(AT_MOST_MILLIS);
                if (message == null) {
                    throw new AssertionError("Only " + taken.size() + " of " + count + " messages about " + orderId + " on " + topic);
                }
                taken.add(message);
            }
        }
        return taken;
    }

    @Override
    public void close() {
        console.destroyQueue(queue);
    }
}
