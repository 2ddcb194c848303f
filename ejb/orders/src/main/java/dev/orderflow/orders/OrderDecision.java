package dev.orderflow.orders;

import static java.util.stream.Collectors.joining;

import dev.orderflow.events.Events;
import dev.orderflow.events.Fact;
import dev.orderflow.events.OrderShipped;
import dev.orderflow.events.PaymentAuthorized;
import dev.orderflow.events.PaymentDeclined;
import dev.orderflow.events.StockReserved;
import dev.orderflow.events.StockShort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Decides what becomes of an order, from what payment, inventory and shipping report. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class OrderDecision {

    private static final Logger LOG = System.getLogger(OrderDecision.class.getPackageName());

    @Inject
    Orders orders;

    @Inject
    Events events;

    @Inject
    Event<OrderDecided> decided;

    @Inject
    Clock clock;

    /** Has at once what these facts will ask for. */
    public void expect(List<Fact> facts) {
        orders.lockAll(facts.stream().map(Fact::orderId).toList());
    }

    /** One of the two conditions is met. */
    public void paymentAuthorized(PaymentAuthorized fact) {
        change(fact, Order::paymentAuthorized);
    }

    /** One of the two conditions is met. */
    public void stockReserved(StockReserved fact) {
        change(fact, Order::stockReserved);
    }

    /** The order cannot be paid for. */
    public void paymentDeclined(PaymentDeclined fact) {
        change(fact, (order, at) -> order.rejected("payment declined: " + fact.reason(), at));
    }

    /** The order cannot be delivered. */
    public void stockShort(StockShort fact) {
        String missing = fact.lines().stream()
                .map(line -> line.sku() + " (" + line.requested() + " wanted, " + line.available() + " available)")
                .collect(joining(", "));
        change(fact, (order, at) -> order.rejected("stock short: " + missing, at));
    }

    /**
     * The parcel has left the house.
     *
     * @throws OrderNotConfirmed when the order was never confirmed, or that cannot be seen yet: the fact comes again
     */
    public void orderShipped(OrderShipped fact) {
        change(fact, (order, at) -> {
            order.shipped(at);
            if (order.status() == OrderStatus.CANCELLED) {
                LOG.log(
                        Level.WARNING,
                        "Shipped before the cancellation reached shipping, the goods have to be got back: order={0} shipment={1}",
                        fact.orderId(),
                        fact.shipmentId());
            }
            return Optional.empty();
        });
    }

    private void change(Fact fact, BiFunction<Order, Instant, Optional<Fact>> change) {
        orders.lock(fact.orderId())
                .ifPresentOrElse(
                        order -> change.apply(order, clock.instant()).ifPresent(this::tell), () -> mustBeGivenUp(fact.orderId()));
    }

    private void tell(Fact decision) {
        events.publish(decision);
        decided.fire(new OrderDecided(decision.orderId()));
    }

    /** Not visible yet, most likely: the fact comes again. */
    private void mustBeGivenUp(String id) {
        if (!orders.isGivenUp(id)) {
            throw new OrderNotFound(id);
        }
    }
}
