package dev.orderflow.orders;

import static java.util.stream.Collectors.toSet;

import dev.orderflow.events.Events;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Takes orders. */
@ApplicationScoped
public class OrderPlacement {

    @Inject
    Orders orders;

    @Inject
    Catalogue catalogue;

    @Inject
    IdempotencyKeys keys;

    @Inject
    Events events;

    @Inject
    Clock clock;

    /**
     * Stores the order and publishes {@code OrderPlaced}, in one transaction.
     *
     * @throws OrderInvalid when a product is unknown or sold in another currency; nothing is stored then
     */
    @Transactional
    public Order place(PlaceOrder command) {
        var skus = command.items().stream().map(PlaceOrder.Item::sku).collect(toSet());
        // Asking the catalogue enlists the database first, and two-phase commit goes in the order of enlistment.
        var prices = new PriceList(catalogue.findAll(skus));
        Order order = Order.placed(UUID.randomUUID().toString(), command, prices, clock.instant());
        orders.add(order);
        events.publish(order.asPlaced());
        return order;
    }

    /**
     * Places the order unless this was done before under the same key; then it answers with the first order, as it was when it was
     * placed. The key is stored with the order: both are there or neither, whatever crashes.
     *
     * <p>That a repeat wants the same is seen by comparing it with the order, which keeps all that was asked for; how the request
     * was written does not matter.
     *
     * @throws KeyInUse when the first request is still in progress or in doubt
     * @throws KeyReused when the first request under the key was for another order
     * @throws OrderInvalid as {@link #place} does; the key is free then
     */
    @Transactional
    public Placement placeOnce(IdempotencyKey key, PlaceOrder command) {
        // Before looking: what commits in between is seen then, and nobody else can place anything after it.
        boolean taken = keys.take(key);
        Optional<Order> first = keys.orderUnder(key).flatMap(orders::find);
        if (first.isPresent()) {
            return repeated(first.get(), key, command);
        }
        if (!taken) {
            throw new KeyInUse(key);
        }
        Order order = place(command);
        keys.remember(key, order.id(), order.placedAt());
        return new Placement(order, false);
    }

    private static Placement repeated(Order first, IdempotencyKey key, PlaceOrder command) {
        if (!first.command().equals(command)) {
            throw new KeyReused(key);
        }
        return new Placement(first.asItWasPlaced(), true);
    }
}
