package dev.orderflow.system.crash;

import dev.orderflow.launcher.Credentials;
import dev.orderflow.system.BrokerConsole;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** One more queue on every topic, which survives a crash of the broker, and a count of what went into it: events by order and type. */
final class EventAudit implements AutoCloseable {

    private static final List<String> TOPICS = List.of("orders", "payments", "inventory", "shipping");
    private static final long NOTHING_MORE_MILLIS = 100;

    private final Credentials credentials;
    private final BrokerConsole console;
    /** Order id to type to number. */
    private final Map<String, Map<String, Integer>> seen = new TreeMap<>();

    EventAudit(Credentials credentials) {
        this.credentials = credentials;
        this.console = new BrokerConsole(credentials);
        TOPICS.forEach(topic -> console.createQueue(topic, queue(topic)));
    }

    private static String queue(String topic) {
        return "audit." + topic;
    }

    /** What the events say otherwise than the orders, or say twice. */
    synchronized List<String> differences(Collection<String> confirmed, Collection<String> rejected, Collection<String> shipped) {
        drain();
        List<String> found = new ArrayList<>();
        seen.forEach((order, types) -> types.forEach((type, count) -> {
            if (count > 1) {
                found.add(type + " was published " + count + " times: " + order);
            }
        }));
        confirmed.forEach(order -> mustHave(
                order, List.of("OrderPlaced", "PaymentAuthorized", "StockReserved", "OrderConfirmed", "PaymentCaptured"),
                "OrderRejected", found));
        shipped.forEach(order -> mustHave(
                order, List.of("OrderPlaced", "OrderConfirmed", "PaymentCaptured", "OrderShipped"), "OrderRejected", found));
        rejected.forEach(order -> mustHave(order, List.of("OrderPlaced", "OrderRejected"), "OrderConfirmed", found));
        return found;
    }

    private void mustHave(String order, List<String> types, String never, List<String> found) {
        Map<String, Integer> published = seen.getOrDefault(order, Map.of());
        types.stream().filter(type -> !published.containsKey(type)).forEach(type -> found.add(type + " was never published: " + order));
        if (published.containsKey(never)) {
            found.add(never + " was published as well: " + order);
        }
    }

    private void drain() {
        try (var connections = new ActiveMQConnectionFactory(credentials.get("broker.url"));
                JMSContext context = connections.createContext(
                        credentials.get("console.user"), credentials.get("console.password"), JMSContext.SESSION_TRANSACTED)) {
            for (String topic : TOPICS) {
                try (JMSConsumer consumer = context.createConsumer(context.createQueue(topic + "::" + queue(topic)))) {
                    List<Message> taken = new ArrayList<>();
                    for (Message next = consumer.receive(NOTHING_MORE_MILLIS); next != null; next = consumer.receive(NOTHING_MORE_MILLIS)) {
                        taken.add(next);
                    }
                    context.commit();
                    for (Message message : taken) {
                        seen.computeIfAbsent(message.getStringProperty("ce_subject"), order -> new TreeMap<>())
                                .merge(message.getStringProperty("ce_type"), 1, Integer::sum);
                    }
                }
            }
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        TOPICS.forEach(topic -> console.destroyQueue(queue(topic)));
    }
}
