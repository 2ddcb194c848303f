package dev.orderflow.orders;

import static dev.orderflow.orders.SmallCatalogue.EUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.database.Expectation;
import dev.orderflow.events.OrderCancelled;
import dev.orderflow.events.RecordedEvents;
import dev.orderflow.orders.PlaceOrder.Item;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OrderCancellationTest {

    private static final Instant PLACED_AT = Instant.parse("2026-11-22T09:31:00.123Z");
    private static final Instant CANCELLED_AT = PLACED_AT.plus(Duration.ofSeconds(1));

    private final InMemoryOrders orders = new InMemoryOrders();
    private final RecordedEvents events = new RecordedEvents();
    private final RecordedDecisions decisions = new RecordedDecisions();
    private final OrderCancellation cancellation = new OrderCancellation();
    private Order order;

    @BeforeEach
    void anOrderIsPlaced() {
        cancellation.orders = orders;
        cancellation.events = events;
        cancellation.decided = decisions;
        cancellation.clock = Clock.fixed(CANCELLED_AT, ZoneOffset.UTC);
        order = Order.placed(
                "o-1",
                new PlaceOrder("c-1", EUR, "tok_visa", List.of(new Item("BOOK-1", 1))),
                new PriceList(new SmallCatalogue().findAll(List.of("BOOK-1"))),
                PLACED_AT);
        orders.add(order);
    }

    @Test
    @DisplayName("ORDERS-P8 a placed order is cancelled, with the customer's reason")
    void placed() {
        Cancellation cancelled = cancellation.cancel("o-1", "changed my mind");

        assertThat(cancelled.repeated()).isFalse();
        assertThat(order.status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(order.reason()).contains("changed my mind");
        assertThat(order.updatedAt()).isEqualTo(CANCELLED_AT);
        assertThat(events.published())
                .containsExactly(new OrderCancelled("o-1", "c-1", EUR, new BigDecimal("29.99"), "changed my mind"));
    }

    @Test
    @DisplayName("ORDERS-P10 who waits for a decision hears of a cancellation, once")
    void heardOf() {
        cancellation.cancel("o-1", "changed my mind");
        cancellation.cancel("o-1", "once more");

        assertThat(decisions.fired()).containsExactly(new OrderDecided("o-1"));
    }

    @Test
    @DisplayName("ORDERS-P8 a confirmed order is cancelled")
    void confirmed() {
        confirm();

        cancellation.cancel("o-1", "changed my mind");

        assertThat(order.status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(events.published()).singleElement().isInstanceOf(OrderCancelled.class);
    }

    @Test
    @DisplayName("ORDERS-P8 an order is cancelled once: the first reason stands, nothing is published again")
    void twice() {
        cancellation.cancel("o-1", "changed my mind");
        Cancellation again = cancellation.cancel("o-1", "changed it again");

        assertThat(again.repeated()).isTrue();
        assertThat(again.order().reason()).contains("changed my mind");
        assertThat(events.published()).hasSize(1);
    }

    @Test
    @DisplayName("ORDERS-P8 a shipped order refuses, and stays as it is")
    void shipped() {
        confirm();
        order.shipped(PLACED_AT);

        assertThatThrownBy(() -> cancellation.cancel("o-1", "changed my mind"))
                .isInstanceOf(OrderAlreadyShipped.class)
                .hasMessageContaining("SHIPPED");
        assertThat(order.status()).isEqualTo(OrderStatus.SHIPPED);
        assertThat(order.reason()).isEmpty();
        assertThat(events.published()).isEmpty();
    }

    @Test
    @DisplayName("ORDERS-P8 a rejected order refuses, and keeps its reason")
    void rejected() {
        order.rejected("stock short", PLACED_AT);

        assertThatThrownBy(() -> cancellation.cancel("o-1", "changed my mind"))
                .isInstanceOf(OrderAlreadyRejected.class)
                .hasMessageContaining("REJECTED");
        assertThat(order.reason()).contains("stock short");
        assertThat(events.published()).isEmpty();
    }

    @Test
    @DisplayName("ORDERS-P8 an order that is not as its customer expects stays as it is")
    void notAsExpected() {
        assertThatThrownBy(() -> cancellation.cancel("o-1", Optional.of("c-1"), "changed my mind", version -> {
                    throw new IllegalStateException("not as expected: " + version.getAsInt());
                }))
                .hasMessage("not as expected: 0");

        assertThat(order.status()).isEqualTo(OrderStatus.PLACED);
        assertThat(events.published()).isEmpty();
    }

    @Test
    @DisplayName("ORDERS-P8 neither good nor bad news brings a cancelled order back")
    void lateNews() {
        cancellation.cancel("o-1", "changed my mind");

        assertThat(order.paymentAuthorized(CANCELLED_AT)).isEmpty();
        assertThat(order.stockReserved(CANCELLED_AT)).isEmpty();
        assertThat(order.rejected("stock short", CANCELLED_AT)).isEmpty();
        assertThat(order.status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(order.reason()).contains("changed my mind");
    }

    @Test
    @DisplayName("ORDERS-P8 an order that does not exist cannot be cancelled")
    void unknown() {
        assertThatThrownBy(() -> cancellation.cancel("o-2", "changed my mind")).isInstanceOf(OrderNotFound.class);
    }

    @Test
    @DisplayName("ORDERS-P8 an order of somebody else is for a customer as if it were not there, and stays as it is")
    void ofSomebodyElse() {
        assertThatThrownBy(() -> cancellation.cancel("o-1", Optional.of("c-2"), "changed my mind", Expectation.NONE))
                .isInstanceOf(OrderNotFound.class);

        assertThat(order.status()).isEqualTo(OrderStatus.PLACED);
        assertThat(events.published()).isEmpty();
    }

    @Test
    @DisplayName("ORDERS-P8 what is told of a cancelled order is how it is afterwards, with its lines")
    void snapshot() {
        assertThat(cancellation.cancel("o-1", "changed my mind").order()).isEqualTo(order.snapshot());
        assertThat(order.snapshot().status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(order.snapshot().lines()).extracting(OrderLine::sku).containsExactly("BOOK-1");
    }

    @Test
    @DisplayName("ORDERS-P6 the cancellation is told again, word for word")
    void toldAgain() {
        cancellation.cancel("o-1", "changed my mind");

        assertThat(order.asDecided()).contains(events.published().get(0));
    }

    private void confirm() {
        order.paymentAuthorized(PLACED_AT);
        order.stockReserved(PLACED_AT);
    }
}
