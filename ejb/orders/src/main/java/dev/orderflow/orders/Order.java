package dev.orderflow.orders;

import static dev.orderflow.orders.OrderStatus.CANCELLED;
import static dev.orderflow.orders.OrderStatus.CONFIRMED;
import static dev.orderflow.orders.OrderStatus.PLACED;
import static dev.orderflow.orders.OrderStatus.REJECTED;
import static dev.orderflow.orders.OrderStatus.SHIPPED;

import dev.orderflow.events.Fact;
import dev.orderflow.events.OrderCancelled;
import dev.orderflow.events.OrderConfirmed;
import dev.orderflow.events.OrderPlaced;
import dev.orderflow.events.OrderRejected;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * An order and its life cycle. What others report comes in by methods named after their facts; each answers with the fact that
 * follows from it, if any, and is without effect when it comes late or again.
 */
@Entity
@Table(name = "orders")
public class Order {

    /** What the schemas of {@link OrderRejected} and {@link OrderCancelled} and the column hold, in characters. */
    public static final int LONGEST_REASON = 500;

    @Id
    private String id;

    private String customerId;
    private Currency currency;
    private BigDecimal total;
    private String paymentToken;

    @Enumerated(EnumType.STRING)
    private OrderStatus status;

    private String reason;
    private boolean paymentAuthorized;
    private boolean stockReserved;
    private Instant placedAt;
    private Instant updatedAt;

    @Version
    private int version;

    @ElementCollection
    @CollectionTable(name = "order_line", joinColumns = @JoinColumn(name = "order_id"))
    @OrderColumn(name = "position")
    private List<OrderLine> lines = new ArrayList<>();

    /** For the persistence provider. */
    protected Order() {}

    /**
     * A new order at the prices of the catalogue.
     *
     * @throws OrderInvalid when a product is unknown or sold in another currency
     */
    static Order placed(String id, PlaceOrder command, PriceList prices, Instant at) {
        return placed(id, command, prices.linesFor(command), at);
    }

    private static Order placed(String id, PlaceOrder command, List<OrderLine> lines, Instant at) {
        Order order = new Order();
        order.id = id;
        order.customerId = command.customerId();
        order.currency = command.currency();
        order.paymentToken = command.paymentToken();
        order.lines.addAll(lines);
        order.total = order.lines.stream().map(OrderLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        order.status = PLACED;
        order.placedAt = at;
        order.updatedAt = at;
        return order;
    }

    /** What was asked for. */
    PlaceOrder command() {
        return new PlaceOrder(
                customerId,
                currency,
                paymentToken,
                lines.stream().map(line -> new PlaceOrder.Item(line.sku(), line.quantity())).toList());
    }

    /** A copy without all that has happened since; it is not stored. */
    Order asItWasPlaced() {
        return placed(id, command(), lines, placedAt);
    }

    /** Payment holds the money. */
    Optional<Fact> paymentAuthorized(Instant at) {
        if (status != PLACED) {
            return Optional.empty();
        }
        paymentAuthorized = true;
        return confirmWhenReady(at);
    }

    /** Inventory has set everything aside. */
    Optional<Fact> stockReserved(Instant at) {
        if (status != PLACED) {
            return Optional.empty();
        }
        stockReserved = true;
        return confirmWhenReady(at);
    }

    /** Stock or payment stands in the way; {@code why} is in words for the customer and may be cut short. */
    Optional<Fact> rejected(String why, Instant at) {
        if (status != PLACED) {
            return Optional.empty();
        }
        reason = why.length() <= LONGEST_REASON ? why : why.substring(0, LONGEST_REASON - 1) + "…";
        changeTo(REJECTED, at);
        return asDecided();
    }

    /**
     * The customer withdraws it, for a reason of at most {@link #LONGEST_REASON} characters. Without effect on an order that was
     * withdrawn before: the first reason stands.
     *
     * @throws OrderAlreadyShipped when it is too late for that
     * @throws OrderAlreadyRejected when there is nothing left to withdraw
     */
    Optional<Fact> cancelled(String why, Instant at) {
        return switch (status) {
            case PLACED, CONFIRMED -> {
                reason = why;
                changeTo(CANCELLED, at);
                yield asDecided();
            }
            case CANCELLED -> Optional.empty();
            case SHIPPED -> throw new OrderAlreadyShipped(id);
            case REJECTED -> throw new OrderAlreadyRejected(id);
        };
    }

    /**
     * The parcel has left the house. An order that was cancelled meanwhile stays cancelled.
     *
     * @throws OrderNotConfirmed when nothing can have been sent, because nothing was confirmed
     */
    void shipped(Instant at) {
        switch (status) {
            case CONFIRMED -> changeTo(SHIPPED, at);
            case SHIPPED, CANCELLED -> {
                // It was heard before, or the parcel was faster than the cancellation.
            }
            case PLACED, REJECTED -> throw new OrderNotConfirmed(id, status);
        }
    }

    private Optional<Fact> confirmWhenReady(Instant at) {
        if (!paymentAuthorized || !stockReserved) {
            return Optional.empty();
        }
        changeTo(CONFIRMED, at);
        return asDecided();
    }

    private void changeTo(OrderStatus next, Instant at) {
        status = next;
        updatedAt = at;
    }

    /** What was decided, as it was published; empty while nothing is. */
    Optional<Fact> asDecided() {
        return switch (status) {
            case PLACED -> Optional.empty();
            case CONFIRMED, SHIPPED -> Optional.of(new OrderConfirmed(id, customerId, currency, total(), factLines()));
            case REJECTED -> Optional.of(new OrderRejected(id, customerId, currency, total(), reason));
            case CANCELLED -> Optional.of(new OrderCancelled(id, customerId, currency, total(), reason));
        };
    }

    OrderPlaced asPlaced() {
        return new OrderPlaced(id, customerId, currency, total(), paymentToken, factLines());
    }

    private List<OrderPlaced.Line> factLines() {
        return lines().stream()
                .map(line -> new OrderPlaced.Line(line.sku(), line.quantity(), Money.exact(line.unitPrice(), currency)))
                .toList();
    }

    /** As it is now, with its lines. */
    public OrderSnapshot snapshot() {
        return new OrderSnapshot(id, customerId, currency, total(), status, reason(), placedAt, updatedAt, version, lines());
    }

    /** Unique, opaque, given by the server. */
    public String id() {
        return id;
    }

    /** The name of the customer who placed it. */
    public String customerId() {
        return customerId;
    }

    /** The currency of every amount in it. */
    public Currency currency() {
        return currency;
    }

    /** The sum of the lines. */
    public BigDecimal total() {
        return Money.exact(total, currency);
    }

    /** Where it stands. */
    public OrderStatus status() {
        return status;
    }

    /** Why it was rejected or cancelled; empty otherwise. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /** When it was placed. */
    public Instant placedAt() {
        return placedAt;
    }

    /** When its status last changed. */
    public Instant updatedAt() {
        return updatedAt;
    }

    /** Grows with each change; an entity tag. */
    public int version() {
        return version;
    }

    /** What was ordered, in the order of the request. */
    public List<OrderLine> lines() {
        return List.copyOf(lines);
    }
}
