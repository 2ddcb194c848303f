package dev.orderflow.orders;

import dev.orderflow.database.Expectation;
import dev.orderflow.events.Events;
import dev.orderflow.events.Fact;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;

/** Withdraws orders. What was taken for them the others give back, when they hear of it. */
@ApplicationScoped
public class OrderCancellation {

    @Inject
    Orders orders;

    @Inject
    Events events;

    @Inject
    Event<OrderDecided> decided;

    @Inject
    Clock clock;

    /**
     * Cancels the order and publishes {@code OrderCancelled}, in one transaction. Waits for a decision that is being made meanwhile.
     *
     * @param reason in the customer's words, at most {@link Order#LONGEST_REASON} characters
     * @param customerId whose order it has to be; empty for anybody's
     * @param expected of the order; what it throws leaves everything as it is
     * @throws OrderNotFound when there is no such order of that customer
     * @throws OrderAlreadyShipped when it is on its way; nothing is stored or published then
     * @throws OrderAlreadyRejected when there is nothing to cancel; nothing is stored or published then
     */
    @Transactional
    public Cancellation cancel(String id, Optional<String> customerId, String reason, Expectation expected) {
        Order order = orders.lock(id)
                .filter(it -> customerId.isEmpty() || customerId.get().equals(it.customerId()))
                .orElseThrow(() -> new OrderNotFound(id));
        expected.mustBeMetBy(OptionalInt.of(order.version()));
        Optional<Fact> cancelled = order.cancelled(reason, clock.instant());
        cancelled.ifPresent(this::tell);
        return new Cancellation(orders.stored(order), cancelled.isEmpty());
    }

    /** Cancels the order, whoever's it is and whatever its version. */
    @Transactional
    public Cancellation cancel(String id, String reason) {
        return cancel(id, Optional.empty(), reason, Expectation.NONE);
    }

    private void tell(Fact cancelled) {
        events.publish(cancelled);
        decided.fire(new OrderDecided(cancelled.orderId()));
    }
}
