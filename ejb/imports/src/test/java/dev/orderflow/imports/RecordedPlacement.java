package dev.orderflow.imports;

import dev.orderflow.orders.Order;
import dev.orderflow.orders.OrderInvalid.Violation;
import dev.orderflow.orders.OrderPlacement;
import dev.orderflow.orders.PlaceOrder;
import dev.orderflow.orders.PlacementOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes every order but those for {@code NONE}. */
class RecordedPlacement extends OrderPlacement {

    final List<PlaceOrder> placed = new ArrayList<>();

    @Override
    public List<PlacementOutcome> placeThoseThatCanBe(List<PlaceOrder> commands) {
        return commands.stream().map(this::outcome).toList();
    }

    private PlacementOutcome outcome(PlaceOrder command) {
        if (command.items().get(0).sku().equals("NONE")) {
            return new PlacementOutcome(Optional.empty(), List.of(new Violation("lines[0].sku", "is not in the catalogue: NONE")));
        }
        placed.add(command);
        return new PlacementOutcome(Optional.of(new AnyOrder()), List.of());
    }

    private static final class AnyOrder extends Order {}
}
