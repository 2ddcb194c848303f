package dev.orderflow.orders;

import static dev.orderflow.orders.SmallCatalogue.EUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.orderflow.events.OrderPlaced;
import dev.orderflow.events.RecordedEvents;
import dev.orderflow.orders.OrderInvalid.Violation;
import dev.orderflow.orders.PlaceOrder.Item;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OrderPlacementTest {

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
    @DisplayName("ORDERS-P1 a placed order is stored and published, with the same content")
    void storedAndPublished() {
        Order order = placement.place(order(new Item("BOOK-1", 2)));

        assertThat(orders.find(order.id())).containsSame(order);
        assertThat(events.published())
                .containsExactly(new OrderPlaced(
                        order.id(),
                        "c-1",
                        EUR,
                        new BigDecimal("59.98"),
                        "tok_visa",
                        List.of(new OrderPlaced.Line("BOOK-1", 2, new BigDecimal("29.99")))));
        assertThat(order.status()).isEqualTo(OrderStatus.PLACED);
        assertThat(order.placedAt()).isEqualTo(NOW);
    }

    @Test
    @DisplayName("ORDERS-P2 prices come from the catalogue and the total is exact to the last digit")
    void totalIsExact() {
        Order order = placement.place(order(new Item("BOOK-1", 3), new Item("PEN-1", 7)));

        assertThat(order.total()).isEqualTo(new BigDecimal("90.67"));
    }

    @Test
    @DisplayName("ORDERS-P2 a later price does not change an order that was placed")
    void priceOfTheMoment() {
        Order order = placement.place(order(new Item("PEN-1", 1)));

        catalogue.put(new Product("PEN-1", "A pen", new BigDecimal("99.00"), EUR));

        assertThat(order.total()).isEqualTo(new BigDecimal("0.10"));
    }

    @Test
    @DisplayName("ORDERS-P1 an order for what is unknown or sold in another currency is refused with every reason; nothing is stored")
    void refusedWhole() {
        assertThatThrownBy(() -> placement.place(order(new Item("BOOK-1", 1), new Item("NONE", 1), new Item("MAP-1", 1))))
                .asInstanceOf(type(OrderInvalid.class))
                .extracting(OrderInvalid::violations)
                .isEqualTo(List.of(
                        new Violation("lines[1].sku", "is not in the catalogue: NONE"),
                        new Violation("currency", "is EUR, but MAP-1 is sold in USD")));

        assertThat(orders.all()).isEmpty();
        assertThat(events.published()).isEmpty();
    }

    private static PlaceOrder order(Item... items) {
        return new PlaceOrder("c-1", EUR, "tok_visa", List.of(items));
    }
}
