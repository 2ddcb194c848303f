package dev.orderflow.orders;

import static dev.orderflow.orders.SmallCatalogue.EUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.events.OrderConfirmed;
import dev.orderflow.events.OrderShipped;
import dev.orderflow.events.RecordedEvents;
import dev.orderflow.orders.PlaceOrder.Item;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OrderShippedTest {

    private static final Instant PLACED_AT = Instant.parse("2026-11-22T09:31:00.123Z");
    private static final Instant SHIPPED_AT = PLACED_AT.plus(Duration.ofHours(1));
    private static final OrderShipped SHIPPED = new OrderShipped("o-1", "s-1");

    private final InMemoryOrders orders = new InMemoryOrders();
    private final RecordedEvents events = new RecordedEvents();
    private final OrderDecision decision = new OrderDecision();
    private Order order;

    @BeforeEach
    void anOrderIsPlaced() {
        decision.orders = orders;
        decision.events = events;
        decision.decided = new RecordedDecisions();
        decision.clock = Clock.fixed(SHIPPED_AT, ZoneOffset.UTC);
        order = Order.placed(
                "o-1",
                new PlaceOrder("c-1", EUR, "tok_visa", List.of(new Item("BOOK-1", 1))),
                new PriceList(new SmallCatalogue().findAll(List.of("BOOK-1"))),
                PLACED_AT);
        orders.add(order);
    }

    @Test
    @DisplayName("ORDERS-P9 a confirmed order is shipped, and stays confirmed for whoever asks what was decided")
    void confirmed() {
        confirm();

        decision.orderShipped(SHIPPED);

        assertThat(order.status()).isEqualTo(OrderStatus.SHIPPED);
        assertThat(order.updatedAt()).isEqualTo(SHIPPED_AT);
        assertThat(order.asDecided()).containsInstanceOf(OrderConfirmed.class);
        assertThat(events.published()).isEmpty();
    }

    @Test
    @DisplayName("ORDERS-P5 told again that it was shipped an order does not change")
    void twice() {
        confirm();
        decision.orderShipped(SHIPPED);
        decision.clock = Clock.fixed(SHIPPED_AT.plusSeconds(1), ZoneOffset.UTC);

        decision.orderShipped(SHIPPED);

        assertThat(order.status()).isEqualTo(OrderStatus.SHIPPED);
        assertThat(order.updatedAt()).isEqualTo(SHIPPED_AT);
    }

    @Test
    @DisplayName("ORDERS-P9 an order whose parcel left before the cancellation reached shipping stays cancelled; the log says what to get"
            + " back")
    void cancelled() {
        confirm();
        order.cancelled("changed my mind", PLACED_AT);

        List<LogRecord> log = new ArrayList<>();
        logging(log, () -> decision.orderShipped(SHIPPED));

        assertThat(order.status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(log).singleElement().satisfies(entry -> {
            assertThat(entry.getLevel()).isEqualTo(Level.WARNING);
            assertThat(entry.getParameters()).containsExactly("o-1", "s-1");
        });
    }

    @Test
    @DisplayName("ORDERS-P9 a parcel of an order that is not confirmed is not swallowed: it may be so soon, or never")
    void placed() {
        assertThatThrownBy(() -> decision.orderShipped(SHIPPED))
                .isInstanceOf(OrderNotConfirmed.class)
                .hasMessage("Order o-1 is PLACED and cannot have been shipped.");
        assertThat(order.status()).isEqualTo(OrderStatus.PLACED);
    }

    @Test
    @DisplayName("ORDERS-P9 a parcel of a rejected order is not swallowed")
    void rejected() {
        order.rejected("stock short", PLACED_AT);

        assertThatThrownBy(() -> decision.orderShipped(SHIPPED)).isInstanceOf(OrderNotConfirmed.class);
        assertThat(order.status()).isEqualTo(OrderStatus.REJECTED);
    }

    @Test
    @DisplayName("ORDERS-P1 a parcel of an order that cannot be seen yet is not swallowed")
    void notYetVisible() {
        assertThatThrownBy(() -> decision.orderShipped(new OrderShipped("o-2", "s-2"))).isInstanceOf(OrderNotFound.class);
    }

    @Test
    @DisplayName("ORDERS-P6 a parcel of an id that was given up has no effect")
    void givenUp() {
        orders.giveUp("o-2", SHIPPED_AT);

        decision.orderShipped(new OrderShipped("o-2", "s-2"));

        assertThat(events.published()).isEmpty();
    }

    private void confirm() {
        order.paymentAuthorized(PLACED_AT);
        order.stockReserved(PLACED_AT);
    }

    private static void logging(List<LogRecord> log, Runnable work) {
        Logger logger = Logger.getLogger(OrderDecision.class.getPackageName());
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                log.add(entry);
            }

            @Override
            public void flush() {
                // Nothing is held back.
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
        logger.addHandler(handler);
        try {
            work.run();
        } finally {
            logger.removeHandler(handler);
        }
    }
}
