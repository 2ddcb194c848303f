package dev.orderflow.orders;

import static java.util.stream.Collectors.toSet;

import dev.orderflow.events.Events;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Takes orders. */
@ApplicationScoped
public class OrderPlacement {

    @Inject
    Orders orders;

    @Inject
    Catalogue catalogue;

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
}
