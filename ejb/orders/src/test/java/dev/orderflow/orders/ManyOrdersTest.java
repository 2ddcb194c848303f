package dev.orderflow.orders;

import static dev.orderflow.orders.SmallCatalogue.EUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.orderflow.events.Fact;
import dev.orderflow.events.OrderPlaced;
import dev.orderflow.events.RecordedEvents;
import dev.orderflow.orders.OrderInvalid.Violation;
import dev.orderflow.orders.PlaceOrder.Item;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ManyOrdersTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:31:00.123Z");

    private final InMemoryOrders orders = new InMemoryOrders();
    private final RecordedEvents events = new RecordedEvents();
    private final SmallCatalogue catalogue = new SmallCatalogue();
    private final OrderPlacement placement = new OrderPlacement();

    @BeforeEach
    void open() {
        placement.orders = orders;
        placement.events = events;
        placement.catalogue = catalogue;
        placement.clock = Clock.fixed(NOW, ZoneOffset.UTC);
    }

    @Test
    @DisplayName("ORDERS-P11 all of many orders are stored and published, in the order in which they were asked for")
    void all() {
        List<Order> placed = placement.placeAll(List.of(order("BOOK-1", 1), order("PEN-1", 2), order("BOOK-1", 3)));

        assertThat(placed).extracting(it -> it.lines().get(0).quantity()).containsExactly(1, 2, 3);
        assertThat(placed).extracting(Order::id).doesNotHaveDuplicates();
        assertThat(orders.all()).isEqualTo(placed);
        assertThat(events.published()).isEqualTo(placed.stream().<Fact>map(Order::asPlaced).toList());
    }

    @Test
    @DisplayName("ORDERS-P11 the catalogue is asked once for all of many orders")
    void oneQuestion() {
        placement.placeAll(List.of(order("BOOK-1", 1), order("PEN-1", 2), order("BOOK-1", 3)));

        assertThat(catalogue.questions()).isEqualTo(1);
    }

    @Test
    @DisplayName("ORDERS-P11 where any of many orders is wrong none is placed, and each that is wrong is told why")
    void none() {
        assertThatThrownBy(() -> placement.placeAll(List.of(order("BOOK-1", 1), order("NONE", 1), order("PEN-1", 1), order("MAP-1", 1))))
                .asInstanceOf(type(OrdersInvalid.class))
                .extracting(OrdersInvalid::violations)
                .isEqualTo(Map.of(
                        1, List.of(new Violation("lines[0].sku", "is not in the catalogue: NONE")),
                        3, List.of(new Violation("currency", "is EUR, but MAP-1 is sold in USD"))));

        assertThat(orders.all()).isEmpty();
        assertThat(events.published()).isEmpty();
    }

    @Test
    @DisplayName("ORDERS-P11 all but those that are wrong are placed where that is asked for, and those are told why")
    void thoseThatCanBe() {
        List<PlacementOutcome> outcomes = placement.placeThoseThatCanBe(List.of(order("BOOK-1", 1), order("NONE", 1), order("PEN-1", 1)));

        assertThat(outcomes).extracting(it -> it.order().isPresent()).containsExactly(true, false, true);
        assertThat(outcomes.get(1).violations())
                .containsExactly(new Violation("lines[0].sku", "is not in the catalogue: NONE"));
        assertThat(orders.all())
                .isEqualTo(outcomes.stream().map(PlacementOutcome::order).flatMap(Optional::stream).toList())
                .hasSize(2);
        assertThat(events.published()).hasOnlyElementsOfType(OrderPlaced.class).hasSize(2);
    }

    private static PlaceOrder order(String sku, int quantity) {
        return new PlaceOrder("c-1", EUR, "tok_visa", List.of(new Item(sku, quantity)));
    }
}
