package dev.orderflow.orders;

import static dev.orderflow.orders.SmallCatalogue.EUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.events.Fact;
import dev.orderflow.events.OrderConfirmed;
import dev.orderflow.events.OrderPlaced;
import dev.orderflow.events.OrderRejected;
import dev.orderflow.events.RecordedEvents;
import dev.orderflow.orders.PlaceOrder.Item;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OrderAnnouncementsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:31:00.123Z");

    private final InMemoryOrders orders = new InMemoryOrders();
    private final RecordedEvents events = new RecordedEvents();
    private final OrderAnnouncements announcements = new OrderAnnouncements();
    private Order order;

    @BeforeEach
    void anOrderIsPlaced() {
        announcements.orders = orders;
        announcements.events = events;
        announcements.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        order = Order.placed(
                "o-1",
                new PlaceOrder("c-1", EUR, "tok_visa", List.of(new Item("BOOK-1", 1))),
                new PriceList(new SmallCatalogue().findAll(List.of("BOOK-1"))),
                NOW);
        orders.add(order);
    }

    @Test
    @DisplayName("ORDERS-P6 the placing is told again, word for word")
    void placedAgain() {
        announcements.placedAgain("o-1");

        assertThat(events.published()).containsExactly(new OrderPlaced(
                "o-1", "c-1", EUR, new BigDecimal("29.99"), "tok_visa",
                List.of(new OrderPlaced.Line("BOOK-1", 1, new BigDecimal("29.99")))));
    }

    @Test
    @DisplayName("ORDERS-P6 the confirmation is told again, word for word")
    void confirmedAgain() {
        order.paymentAuthorized(NOW);
        Fact confirmed = order.stockReserved(NOW).orElseThrow();

        announcements.decidedAgain("o-1");

        assertThat(confirmed).isInstanceOf(OrderConfirmed.class);
        assertThat(events.published()).containsExactly(confirmed);
    }

    @Test
    @DisplayName("ORDERS-P6 the rejection is told again, word for word")
    void rejectedAgain() {
        Fact rejected = order.rejected("stock short", NOW).orElseThrow();

        announcements.decidedAgain("o-1");

        assertThat(events.published()).containsExactly(rejected);
    }

    @Test
    @DisplayName("ORDERS-P6 what is not decided cannot be told")
    void notDecided() {
        assertThatThrownBy(() -> announcements.decidedAgain("o-1")).hasMessage("Order o-1 is not decided.");
    }

    @Test
    @DisplayName("ORDERS-P4 an order that the others were told to give up is rejected, if it is not decided")
    void rejected() {
        announcements.reject("o-1", "given up before");

        assertThat(order.status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(events.published()).hasSize(1).first().isInstanceOf(OrderRejected.class);
        assertThatThrownBy(() -> announcements.reject("o-1", "again")).hasMessage("Order o-1 is decided.");
    }

    @Test
    @DisplayName("ORDERS-P6 an id without an order is given up, and the others hear of it as often as it takes")
    void givenUp() {
        OrderRejected rejected = new OrderRejected("o-2", "unknown", EUR, new BigDecimal("5.00"), "no such order");

        announcements.giveUp("o-2", EUR, new BigDecimal("5.0000"), "no such order");
        announcements.giveUp("o-2", EUR, new BigDecimal("5.0000"), "no such order");

        assertThat(orders.isGivenUp("o-2")).isTrue();
        assertThat(events.published()).containsExactly(rejected, rejected);
    }

    @Test
    @DisplayName("ORDERS-P6 where no amount is known it is zero of no currency (ISO 4217: XXX)")
    void givenUpWithoutAmount() {
        announcements.giveUp("o-2", Currency.getInstance("XXX"), BigDecimal.ZERO, "no such order");

        assertThat(events.published())
                .containsExactly(new OrderRejected("o-2", "unknown", Currency.getInstance("XXX"), BigDecimal.ZERO, "no such order"));
    }

    @Test
    @DisplayName("ORDERS-P6 an order that exists is never given up")
    void existing() {
        assertThatThrownBy(() -> announcements.giveUp("o-1", EUR, BigDecimal.TEN, "no such order"))
                .hasMessage("Order o-1 exists.");
        assertThat(events.published()).isEmpty();
    }
}
