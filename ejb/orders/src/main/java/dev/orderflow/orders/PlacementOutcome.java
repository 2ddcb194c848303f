package dev.orderflow.orders;

import dev.orderflow.orders.OrderInvalid.Violation;
import java.util.List;
import java.util.Optional;

/**
 * What came of one order among many.
 *
 * @param order the order where it was placed; empty where it was refused
 * @param violations why it was refused; empty where it was placed
 */
public record PlacementOutcome(Optional<Order> order, List<Violation> violations) {

    static PlacementOutcome placed(Order order) {
        return new PlacementOutcome(Optional.of(order), List.of());
    }

    static PlacementOutcome refused(OrderInvalid why) {
        return new PlacementOutcome(Optional.empty(), why.violations());
    }
}
