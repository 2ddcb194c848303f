package dev.orderflow.orders;

import static dev.orderflow.orders.SmallCatalogue.EUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.events.Fact;
import dev.orderflow.events.OrderConfirmed;
import dev.orderflow.events.OrderPlaced;
import dev.orderflow.events.OrderRejected;
import dev.orderflow.events.PaymentAuthorized;
import dev.orderflow.events.PaymentDeclined;
import dev.orderflow.events.RecordedEvents;
import dev.orderflow.events.StockReserved;
import dev.orderflow.events.StockShort;
import dev.orderflow.orders.PlaceOrder.Item;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OrderDecisionTest {

    private static final Instant PLACED_AT = Instant.parse("2026-11-22T09:31:00.123Z");
    private static final Instant DECIDED_AT = PLACED_AT.plus(Duration.ofSeconds(1));
    private static final BigDecimal TOTAL = new BigDecimal("29.99");

    private final InMemoryOrders orders = new InMemoryOrders();
    private final RecordedEvents events = new RecordedEvents();
    private final RecordedDecisions decisions = new RecordedDecisions();
    private final OrderDecision decision = new OrderDecision();

    private final Fact authorized = new PaymentAuthorized("o-1", TOTAL, EUR);
    private final Fact declined = new PaymentDeclined("o-1", TOTAL, EUR, "the card was declined");
    private final Fact reserved = new StockReserved("o-1", List.of(new StockReserved.Line("BOOK-1", 1)));
    private final Fact stockShort = new StockShort("o-1", List.of(new StockShort.Line("BOOK-1", 1, 0)));

    @BeforeEach
    void anOrderIsPlaced() {
        decision.orders = orders;
        decision.events = events;
        decision.decided = decisions;
        decision.clock = Clock.fixed(DECIDED_AT, ZoneOffset.UTC);
        orders.add(Order.placed(
                "o-1",
                new PlaceOrder("c-1", EUR, "tok_visa", List.of(new Item("BOOK-1", 1))),
                new PriceList(new SmallCatalogue().findAll(List.of("BOOK-1"))),
                PLACED_AT));
    }

    @Test
    @DisplayName("ORDERS-P3 an order is confirmed once payment and stock are good, payment first")
    void paymentFirst() {
        arrives(authorized);
        assertThat(order().status()).isEqualTo(OrderStatus.PLACED);

        arrives(reserved);

        assertThat(order().status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(order().updatedAt()).isEqualTo(DECIDED_AT);
        assertThat(events.published()).containsExactly(confirmed());
    }

    @Test
    @DisplayName("ORDERS-P3 an order is confirmed once payment and stock are good, stock first")
    void stockFirst() {
        arrives(reserved);
        arrives(authorized);

        assertThat(order().status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(events.published()).containsExactly(confirmed());
    }

    @Test
    @DisplayName("ORDERS-P10 who waits hears of each decision once, and of nothing else")
    void tellsWhoWaits() {
        arrives(authorized);
        assertThat(decisions.fired()).isEmpty();

        arrives(reserved);
        arrives(declined);

        assertThat(decisions.fired()).containsExactly(new OrderDecided("o-1"));
    }

    @Test
    @DisplayName("ORDERS-P4 a declined payment rejects the order, with the reason")
    void declined() {
        arrives(declined);

        assertThat(order().status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(order().reason()).contains("payment declined: the card was declined");
        assertThat(events.published())
                .containsExactly(new OrderRejected("o-1", "c-1", EUR, TOTAL, "payment declined: the card was declined"));
    }

    @Test
    @DisplayName("ORDERS-P4 short stock rejects the order, naming what is missing")
    void stockShort() {
        arrives(stockShort);

        assertThat(order().status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(order().reason()).contains("stock short: BOOK-1 (1 wanted, 0 available)");
    }

    @Test
    @DisplayName("ORDERS-P4 good news after the rejection changes nothing")
    void lateGoodNews() {
        arrives(declined);
        arrives(reserved);
        arrives(authorized);

        assertThat(order().status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(events.published()).hasSize(1);
    }

    @Test
    @DisplayName("ORDERS-P4 the first of two reasons stands")
    void twoReasons() {
        arrives(stockShort);
        arrives(declined);

        assertThat(order().reason()).hasValueSatisfying(reason -> assertThat(reason).startsWith("stock short"));
        assertThat(events.published()).hasSize(1);
    }

    @Test
    @DisplayName("ORDERS-P4 a reason that is too long for the event is cut, the order is rejected all the same")
    void longReason() {
        arrives(new PaymentDeclined("o-1", TOTAL, EUR, "x".repeat(500)));

        assertThat(order().reason()).hasValueSatisfying(reason -> assertThat(reason).hasSize(500).endsWith("x…"));
    }

    @Test
    @DisplayName("ORDERS-P5 the same facts delivered again change nothing and publish nothing")
    void twice() {
        List.of(authorized, authorized, reserved, reserved, authorized).forEach(this::arrives);

        assertThat(order().status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(events.published()).containsExactly(confirmed());
    }

    @Test
    @DisplayName("ORDERS-P1 a fact about an order that cannot be seen yet is not swallowed")
    void notYetVisible() {
        assertThatThrownBy(() -> arrives(new PaymentAuthorized("o-2", TOTAL, EUR)))
                .isInstanceOf(OrderNotFound.class)
                .hasMessageContaining("o-2");
    }

    @Test
    @DisplayName("ORDERS-P6 facts about an id that was given up have no effect")
    void givenUp() {
        orders.giveUp("o-2", DECIDED_AT);

        arrives(new PaymentAuthorized("o-2", TOTAL, EUR));

        assertThat(events.published()).isEmpty();
    }

    private Order order() {
        return orders.lock("o-1").orElseThrow();
    }

    private static OrderConfirmed confirmed() {
        return new OrderConfirmed("o-1", "c-1", EUR, TOTAL, List.of(new OrderPlaced.Line("BOOK-1", 1, TOTAL)));
    }

    private void arrives(Fact fact) {
        if (fact instanceof PaymentAuthorized it) {
            decision.paymentAuthorized(it);
        } else if (fact instanceof PaymentDeclined it) {
            decision.paymentDeclined(it);
        } else if (fact instanceof StockReserved it) {
            decision.stockReserved(it);
        } else if (fact instanceof StockShort it) {
            decision.stockShort(it);
        }
    }
}
