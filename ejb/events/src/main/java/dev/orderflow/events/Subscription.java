package dev.orderflow.events;

import static dev.orderflow.events.EventType.ORDER_CANCELLED;
import static dev.orderflow.events.EventType.ORDER_CONFIRMED;
import static dev.orderflow.events.EventType.ORDER_PLACED;
import static dev.orderflow.events.EventType.ORDER_REJECTED;
import static dev.orderflow.events.EventType.ORDER_SHIPPED;
import static dev.orderflow.events.EventType.PAYMENT_AUTHORIZED;
import static dev.orderflow.events.EventType.PAYMENT_CAPTURED;
import static dev.orderflow.events.EventType.PAYMENT_DECLINED;
import static dev.orderflow.events.EventType.PAYMENT_REFUNDED;
import static dev.orderflow.events.EventType.PAYMENT_VOIDED;
import static dev.orderflow.events.EventType.STOCK_RELEASED;
import static dev.orderflow.events.EventType.STOCK_RESERVED;
import static dev.orderflow.events.EventType.STOCK_SHORT;
import static dev.orderflow.events.Topic.INVENTORY;
import static dev.orderflow.events.Topic.ORDERS;
import static dev.orderflow.events.Topic.PAYMENTS;
import static dev.orderflow.events.Topic.SHIPPING;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who listens to what: a durable shared subscription of a module to a topic, with the types of event that the module reads there and those
 * that it ignores on purpose.
 *
 * <p>The broker's configuration, the activation of the listeners and AsyncAPI say the same once more, because they can say it only in words
 * of their own; tests hold them against this.
 */
public enum Subscription {
    PAYMENT_ORDERS("payment", ORDERS, reads(ORDER_PLACED, ORDER_CONFIRMED, ORDER_REJECTED, ORDER_CANCELLED)),
    INVENTORY_ORDERS("inventory", ORDERS, reads(ORDER_PLACED, ORDER_REJECTED, ORDER_CANCELLED), ignores(ORDER_CONFIRMED)),
    SHIPPING_ORDERS("shipping", ORDERS, reads(ORDER_CONFIRMED, ORDER_REJECTED, ORDER_CANCELLED), ignores(ORDER_PLACED)),
    ORDERS_PAYMENTS(
            "orders",
            PAYMENTS,
            reads(PAYMENT_AUTHORIZED, PAYMENT_DECLINED),
            ignores(PAYMENT_CAPTURED, PAYMENT_VOIDED, PAYMENT_REFUNDED)),
    ORDERS_INVENTORY("orders", INVENTORY, reads(STOCK_RESERVED, STOCK_SHORT), ignores(STOCK_RELEASED)),
    ORDERS_SHIPPING("orders", SHIPPING, reads(ORDER_SHIPPED)),
    INVENTORY_SHIPPING("inventory", SHIPPING, reads(ORDER_SHIPPED)),
    HISTORY_ORDERS("history", ORDERS, allOf(ORDERS)),
    HISTORY_PAYMENTS("history", PAYMENTS, allOf(PAYMENTS)),
    HISTORY_INVENTORY("history", INVENTORY, allOf(INVENTORY)),
    HISTORY_SHIPPING("history", SHIPPING, allOf(SHIPPING));

    private static final Map<String, Subscription> BY_QUEUE =
            Arrays.stream(values()).collect(toUnmodifiableMap(Subscription::queue, identity()));

    private final String module;
    private final Topic topic;
    private final Set<EventType> read;
    private final Set<EventType> ignored;

    Subscription(String module, Topic topic, Set<EventType> read) {
        this(module, topic, read, Set.of());
    }

    Subscription(String module, Topic topic, Set<EventType> read, Set<EventType> ignored) {
        this.module = module;
        this.topic = topic;
        this.read = read;
        this.ignored = ignored;
    }

    private static Set<EventType> reads(EventType... types) {
        return Set.of(types);
    }

    private static Set<EventType> ignores(EventType... types) {
        return Set.of(types);
    }

    /** Those that are unknown here as well: such a module keeps what it does not open. */
    private static Set<EventType> allOf(Topic topic) {
        return Arrays.stream(EventType.values()).filter(type -> type.topic() == topic).collect(toUnmodifiableSet());
    }

    /** The subscription behind that queue, or empty where the contract has none. */
    public static Optional<Subscription> named(String queue) {
        return Optional.ofNullable(BY_QUEUE.get(queue));
    }

    /** The queues of all of them. */
    public static List<String> queues() {
        return Arrays.stream(values()).map(Subscription::queue).toList();
    }

    /** Who listens; the JMS client id of the subscription. */
    public String module() {
        return module;
    }

    /** What is listened to; its address is the JMS name of the subscription too. */
    public Topic topic() {
        return topic;
    }

    /** The queue on the broker, and the name by which operators know the subscription: {@code <module>.<topic>}. */
    public String queue() {
        return module + "." + topic.address();
    }

    /** Where its dead letters lie: {@code DLQ.<module>.<topic>}. */
    public String deadLetterQueue() {
        return "DLQ." + queue();
    }

    /** The types that the module does something about. */
    public Set<EventType> read() {
        return read;
    }

    /** The types that come on the topic and are of no interest to the module. */
    public Set<EventType> ignored() {
        return ignored;
    }

    /**
     * What the broker lets into the queue, as a selector of JMS: all but the types that are ignored. What says no type, or one that nobody
     * knows, or says it by something else than a text, comes through: what cannot be read is to be seen. (With NOT IN a type that is a
     * number would vanish: of another kind of value it is neither true nor false; JMS 3.1, 3.8.1.2.) Empty where nothing is ignored.
     */
    public Optional<String> filter() {
        return ignored.isEmpty()
                ? Optional.empty()
                : Optional.of("ce_type IS NULL OR ("
                        + ignored.stream().map(type -> "ce_type <> '" + type.typeName() + "'").sorted().collect(joining(" AND ")) + ")");
    }

    @Override
    public String toString() {
        return queue();
    }
}
