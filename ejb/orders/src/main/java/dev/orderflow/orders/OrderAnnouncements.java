package dev.orderflow.orders;

import dev.orderflow.events.Events;
import dev.orderflow.events.OrderRejected;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Currency;

/** Tells the others again what they seem not to have heard. Whoever has heard it does nothing twice. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class OrderAnnouncements {

    @Inject
    Orders orders;

    @Inject
    Events events;

    @Inject
    Clock clock;

    /**
     * Publishes {@code OrderPlaced} again.
     *
     * @throws OrderNotFound when there is no such order
     */
    public void placedAgain(String id) {
        events.publish(locked(id).asPlaced());
    }

    /**
     * Publishes again what was decided.
     *
     * @throws OrderNotFound when there is no such order
     * @throws IllegalStateException when nothing is decided
     */
    public void decidedAgain(String id) {
        events.publish(locked(id).asDecided().orElseThrow(() -> new IllegalStateException("Order " + id + " is not decided.")));
    }

    /**
     * Rejects an order that is not decided, because the others were told that it was given up.
     *
     * @throws OrderNotFound when there is no such order
     * @throws IllegalStateException when it is decided
     */
    public void reject(String id, String reason) {
        events.publish(locked(id)
                .rejected(reason, clock.instant())
                .orElseThrow(() -> new IllegalStateException("Order " + id + " is decided.")));
    }

    /**
     * Publishes {@code OrderRejected} about an id that the others know and this module does not, so that they give back what they
     * have taken; facts about it are without effect from now on.
     *
     * @throws IllegalStateException when there is such an order
     */
    public void giveUp(String id, Currency currency, BigDecimal total, String reason) {
        if (orders.lock(id).isPresent()) {
            throw new IllegalStateException("Order " + id + " exists.");
        }
        if (!orders.isGivenUp(id)) {
            orders.giveUp(id, clock.instant());
        }
        events.publish(new OrderRejected(id, "unknown", currency, Money.exact(total, currency), reason));
    }

    private Order locked(String id) {
        return orders.lock(id).orElseThrow(() -> new OrderNotFound(id));
    }
}
