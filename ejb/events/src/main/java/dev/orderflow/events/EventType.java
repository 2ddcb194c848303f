package dev.orderflow.events;

import static dev.orderflow.events.Topic.INVENTORY;
import static dev.orderflow.events.Topic.ORDERS;
import static dev.orderflow.events.Topic.PAYMENTS;
import static dev.orderflow.events.Topic.SHIPPING;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * The types of event that the contract knows: for each its fact, its topic and the version of its schema.
 *
 * <p>An additive change keeps the version; a breaking one raises it, and readers of the old version dead-letter the new.
 */
public enum EventType {
    ORDER_PLACED(OrderPlaced.class, ORDERS),
    ORDER_CONFIRMED(OrderConfirmed.class, ORDERS),
    ORDER_REJECTED(OrderRejected.class, ORDERS),
    ORDER_CANCELLED(OrderCancelled.class, ORDERS),
    PAYMENT_AUTHORIZED(PaymentAuthorized.class, PAYMENTS),
    PAYMENT_DECLINED(PaymentDeclined.class, PAYMENTS),
    PAYMENT_CAPTURED(PaymentCaptured.class, PAYMENTS),
    PAYMENT_VOIDED(PaymentVoided.class, PAYMENTS),
    PAYMENT_REFUNDED(PaymentRefunded.class, PAYMENTS),
    STOCK_RESERVED(StockReserved.class, INVENTORY),
    STOCK_SHORT(StockShort.class, INVENTORY),
    STOCK_RELEASED(StockReleased.class, INVENTORY),
    ORDER_SHIPPED(OrderShipped.class, SHIPPING);

    private static final int VERSION = 1;

    private static final Map<String, EventType> BY_NAME =
            Arrays.stream(values()).collect(toUnmodifiableMap(EventType::typeName, identity()));
    private static final Map<Class<?>, EventType> BY_FACT =
            Arrays.stream(values()).collect(toUnmodifiableMap(EventType::fact, identity()));

    private final Class<? extends Fact> fact;
    private final Topic topic;

    EventType(Class<? extends Fact> fact, Topic topic) {
        this.fact = fact;
        this.topic = topic;
    }

    /** The type of a fact. */
    public static EventType of(Fact fact) {
        return BY_FACT.get(fact.getClass());
    }

    /** The type with this CloudEvents {@code type}, or empty where the contract has none. */
    public static Optional<EventType> named(String typeName) {
        return Optional.ofNullable(BY_NAME.get(typeName));
    }

    /** The CloudEvents {@code type}, such as {@code OrderPlaced}. */
    public String typeName() {
        return fact.getSimpleName();
    }

    /** The CloudEvents {@code dataschema}, such as {@code urn:orderflow:OrderPlaced:1}. */
    public String dataSchema() {
        return "urn:orderflow:" + typeName() + ":" + VERSION;
    }

    /** The class path resource with the JSON Schema of {@code data}, relative to this package. */
    public String schemaResource() {
        return "schemas/" + typeName() + "-" + VERSION + ".json";
    }

    /** The record that carries the data. */
    public Class<? extends Fact> fact() {
        return fact;
    }

    /** The topic that carries the events of this type. */
    public Topic topic() {
        return topic;
    }
}
