package dev.orderflow.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.database.Expectation;
import dev.orderflow.events.OrderCancelled;
import dev.orderflow.events.OrderPlaced;
import dev.orderflow.events.OrderRejected;
import dev.orderflow.events.OrderShipped;
import dev.orderflow.events.RecordedEvents;
import dev.orderflow.events.StockReleased;
import dev.orderflow.events.StockReserved;
import dev.orderflow.events.StockShort;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StockKeeperTest {

    private static final Currency EUR = Currency.getInstance("EUR");

    private final InMemoryWarehouse warehouse = new InMemoryWarehouse();
    private final InMemoryReservations reservations = new InMemoryReservations();
    private final RecordedEvents events = new RecordedEvents();
    private final StockKeeper stockKeeper = new StockKeeper();
    private final Stocktaking stocktaking = new Stocktaking();

    @BeforeEach
    void tenBooksAndTwoPens() {
        stockKeeper.warehouse = warehouse;
        stockKeeper.reservations = reservations;
        stockKeeper.events = events;
        stockKeeper.clock = Clock.fixed(Instant.parse("2026-11-22T09:31:00.123Z"), ZoneOffset.UTC);
        stocktaking.warehouse = warehouse;
        stocktaking.counted("BOOK-1", 10);
        stocktaking.counted("PEN-1", 2);
    }

    @Test
    @DisplayName("INVENTORY-P1 an order is reserved once, although it is delivered twice")
    void twice() {
        stockKeeper.reserve(placed("o-1", "BOOK-1", 3));
        stockKeeper.reserve(placed("o-1", "BOOK-1", 3));

        assertThat(stock("BOOK-1").available()).isEqualTo(7);
    }

    @Test
    @DisplayName("INVENTORY-P9 the products of orders that come together are locked at once, those of what was reserved before included")
    void expected() {
        stockKeeper.reserve(placed("o-1", "PEN-1", 1));

        stockKeeper.expect(List.of(placed("o-3", "BOOK-1", 1), rejected("o-1"), rejected("o-2"), placed("o-4", "APPLE-1", 1)));

        assertThat(warehouse.lockedTogether).containsExactly("APPLE-1", "BOOK-1", "PEN-1");
        assertThat(events.published()).hasSize(1);
    }

    @Test
    @DisplayName("INVENTORY-P6 asked again about a reserved order, inventory says so again")
    void reservedAgain() {
        StockReserved answer = new StockReserved("o-1", List.of(new StockReserved.Line("BOOK-1", 3)));
        stockKeeper.reserve(placed("o-1", "BOOK-1", 3));
        stockKeeper.reserve(placed("o-1", "BOOK-1", 3));

        assertThat(events.published()).containsExactly(answer, answer);
    }

    @Test
    @DisplayName("INVENTORY-P6 asked again about an order that is still short, inventory says so again, with what is there now")
    void shortAgain() {
        stockKeeper.reserve(placed("o-1", "PEN-1", 9));
        stocktaking.counted("PEN-1", 3);
        stockKeeper.reserve(placed("o-1", "PEN-1", 9));

        assertThat(stock("PEN-1").available()).isEqualTo(3);
        assertThat(events.published()).last()
                .isEqualTo(new StockShort("o-1", List.of(new StockShort.Line("PEN-1", 9, 3))));
    }

    @Test
    @DisplayName("INVENTORY-P6 asked again about an order that was short, inventory reserves it if it can now, and releases it like any"
            + " other")
    void shortThenReserved() {
        stockKeeper.reserve(placed("o-1", "PEN-1", 9));
        stocktaking.counted("PEN-1", 10);
        stockKeeper.reserve(placed("o-1", "PEN-1", 9));

        assertThat(stock("PEN-1").available()).isEqualTo(1);
        assertThat(events.published()).last()
                .isEqualTo(new StockReserved("o-1", List.of(new StockReserved.Line("PEN-1", 9))));

        stockKeeper.release(rejected("o-1"));

        assertThat(stock("PEN-1").available()).isEqualTo(10);
    }

    @Test
    @DisplayName("INVENTORY-P4 an order that was short and has been rejected is not reserved any more, however much there is by now")
    void shortThenRejectedThenStocked() {
        stockKeeper.reserve(placed("o-1", "PEN-1", 9));
        stockKeeper.release(rejected("o-1"));
        stocktaking.counted("PEN-1", 10);
        stockKeeper.reserve(placed("o-1", "PEN-1", 9));

        assertThat(stock("PEN-1").available()).isEqualTo(10);
        assertThat(events.published()).hasSize(1);
    }

    @Test
    @DisplayName("INVENTORY-P6 about an order that was given up nobody waits for an answer")
    void releasedThenAskedAgain() {
        stockKeeper.reserve(placed("o-1", "BOOK-1", 3));
        stockKeeper.release(rejected("o-1"));
        stockKeeper.reserve(placed("o-1", "BOOK-1", 3));

        assertThat(stock("BOOK-1").available()).isEqualTo(10);
        assertThat(events.published()).hasSize(2);
    }

    @Test
    @DisplayName("INVENTORY-P2 an order is reserved whole or not at all; the fact names what is short")
    void wholeOrNothing() {
        stockKeeper.reserve(placed("o-1", "BOOK-1", 1, "PEN-1", 3, "NEVER-STOCKED", 1));

        assertThat(stock("BOOK-1").available()).isEqualTo(10);
        assertThat(stock("PEN-1").available()).isEqualTo(2);
        assertThat(events.published())
                .containsExactly(new StockShort(
                        "o-1",
                        List.of(new StockShort.Line("NEVER-STOCKED", 1, 0), new StockShort.Line("PEN-1", 3, 2))));
    }

    @Test
    @DisplayName("INVENTORY-P2 lines of the same product count together")
    void sameProductInTwoLines() {
        stockKeeper.reserve(placed("o-1", "PEN-1", 1, "PEN-1", 2));

        assertThat(events.published())
                .containsExactly(new StockShort("o-1", List.of(new StockShort.Line("PEN-1", 3, 2))));
    }

    @Test
    @DisplayName("INVENTORY-P3 the last piece is reserved, one more is not")
    void theLastPiece() {
        stockKeeper.reserve(placed("o-1", "PEN-1", 2));
        stockKeeper.reserve(placed("o-2", "PEN-1", 1));

        assertThat(stock("PEN-1").available()).isZero();
        assertThat(events.published()).last().isInstanceOf(StockShort.class);
    }

    @Test
    @DisplayName("INVENTORY-P3 stock cannot be set below what is reserved")
    void countedBelowReserved() {
        stockKeeper.reserve(placed("o-1", "BOOK-1", 4));

        assertThatThrownBy(() -> stocktaking.counted("BOOK-1", 3))
                .isInstanceOf(PromisedAway.class)
                .hasMessage("The stock of BOOK-1 cannot be 3: 4 are reserved for orders.");
        assertThat(stock("BOOK-1").onHand()).isEqualTo(10);
    }

    @Test
    @DisplayName("INVENTORY-P8 stock that is not as who counts it expects stays as it is; that there is none yet can be expected, too")
    void notAsExpected() {
        Expectation nothingThere = version -> {
            if (version.isPresent()) {
                throw new IllegalStateException("not as expected: " + version.getAsInt());
            }
        };

        assertThatThrownBy(() -> stocktaking.counted("BOOK-1", 3, nothingThere)).hasMessage("not as expected: 0");
        assertThat(stock("BOOK-1").onHand()).isEqualTo(10);
        assertThat(stocktaking.counted("NEW-1", 3, nothingThere).first()).isTrue();
        assertThat(stocktaking.counted("NEW-1", 4).first()).isFalse();
    }

    @Test
    @DisplayName("INVENTORY-P4 what was reserved for a rejected order is released, once")
    void released() {
        stockKeeper.reserve(placed("o-1", "BOOK-1", 3));
        stockKeeper.release(rejected("o-1"));
        stockKeeper.release(rejected("o-1"));

        assertThat(stock("BOOK-1").available()).isEqualTo(10);
        assertThat(events.published()).hasSize(2).last()
                .isEqualTo(new StockReleased("o-1", List.of(new StockReleased.Line("BOOK-1", 3))));
    }

    @Test
    @DisplayName("INVENTORY-P4 an order that was cancelled before inventory heard of it is never reserved")
    void neverReserved() {
        stockKeeper.release(new OrderCancelled("o-1", "c-1", EUR, BigDecimal.TEN, "changed my mind"));
        stockKeeper.reserve(placed("o-1", "BOOK-1", 3));

        assertThat(stock("BOOK-1").available()).isEqualTo(10);
        assertThat(events.published()).isEmpty();
    }

    @Test
    @DisplayName("INVENTORY-P4 a rejected order that was short has nothing to release")
    void shortThenRejected() {
        stockKeeper.reserve(placed("o-1", "PEN-1", 3));
        stockKeeper.release(rejected("o-1"));

        assertThat(events.published()).hasSize(1).first().isInstanceOf(StockShort.class);
        assertThat(stock("PEN-1").available()).isEqualTo(2);
    }

    @Test
    @DisplayName("INVENTORY-P7 what is shipped leaves the shelf and is reserved no longer, once")
    void shipped() {
        stockKeeper.reserve(placed("o-1", "BOOK-1", 3));
        stockKeeper.ship(shipped("o-1"));
        stockKeeper.ship(shipped("o-1"));

        assertThat(stock("BOOK-1").onHand()).isEqualTo(7);
        assertThat(stock("BOOK-1").reserved()).isZero();
        assertThat(reservations.lock("o-1").orElseThrow().status()).isEqualTo(Reservation.Status.SHIPPED);
        assertThat(events.published()).hasSize(1);
    }

    @ParameterizedTest(name = "shipped first: {0}")
    @ValueSource(booleans = {true, false})
    @DisplayName("INVENTORY-P7 shipped and cancelled, in whatever order: the goods are out")
    void shippedAndCancelled(boolean shippedFirst) {
        stockKeeper.reserve(placed("o-1", "BOOK-1", 3));
        if (shippedFirst) {
            stockKeeper.ship(shipped("o-1"));
        }
        stockKeeper.release(new OrderCancelled("o-1", "c-1", EUR, BigDecimal.TEN, "changed my mind"));
        stockKeeper.ship(shipped("o-1"));

        assertThat(stock("BOOK-1").onHand()).isEqualTo(7);
        assertThat(stock("BOOK-1").reserved()).isZero();
        assertThat(reservations.lock("o-1").orElseThrow().status()).isEqualTo(Reservation.Status.SHIPPED);
    }

    @Test
    @DisplayName("INVENTORY-P7 what was promised to others before it left the house is missing, and nothing more is promised")
    void promisedToOthers() {
        stockKeeper.reserve(placed("o-1", "PEN-1", 2));
        stockKeeper.release(new OrderCancelled("o-1", "c-1", EUR, BigDecimal.TEN, "changed my mind"));
        stockKeeper.reserve(placed("o-2", "PEN-1", 1));
        stockKeeper.ship(shipped("o-1"));

        assertThat(stock("PEN-1").onHand()).isZero();
        assertThat(stock("PEN-1").reserved()).isEqualTo(1);
        assertThat(stock("PEN-1").available()).isZero();

        stockKeeper.reserve(placed("o-3", "PEN-1", 1));

        assertThat(events.published()).last()
                .isEqualTo(new StockShort("o-3", List.of(new StockShort.Line("PEN-1", 1, 0))));
    }

    @Test
    @DisplayName("INVENTORY-P7 pieces that were counted after they had left are not taken off twice")
    void countedWithoutThem() {
        stockKeeper.reserve(placed("o-1", "PEN-1", 2));
        stockKeeper.release(new OrderCancelled("o-1", "c-1", EUR, BigDecimal.TEN, "changed my mind"));
        stocktaking.counted("PEN-1", 0);
        stockKeeper.ship(shipped("o-1"));

        assertThat(stock("PEN-1").onHand()).isZero();
    }

    @Test
    @DisplayName("INVENTORY-P7 a parcel of an order for which nothing is reserved is not swallowed: it may be so soon, or never")
    void shippedUnreserved() {
        assertThatThrownBy(() -> stockKeeper.ship(shipped("o-1"))).isInstanceOf(NothingReserved.class).hasMessageContaining("o-1");

        stockKeeper.reserve(placed("o-2", "PEN-1", 9));
        assertThatThrownBy(() -> stockKeeper.ship(shipped("o-2"))).isInstanceOf(NothingReserved.class);
        assertThat(stock("PEN-1").onHand()).isEqualTo(2);
    }

    @Test
    @DisplayName("INVENTORY-P6 asked again about an order that is shipped, inventory says again that it was reserved")
    void shippedThenAskedAgain() {
        stockKeeper.reserve(placed("o-1", "BOOK-1", 3));
        stockKeeper.ship(shipped("o-1"));
        stockKeeper.reserve(placed("o-1", "BOOK-1", 3));

        assertThat(stock("BOOK-1").onHand()).isEqualTo(7);
        assertThat(events.published()).hasSize(2).last()
                .isEqualTo(new StockReserved("o-1", List.of(new StockReserved.Line("BOOK-1", 3))));
    }

    private static OrderShipped shipped(String orderId) {
        return new OrderShipped(orderId, "s-1");
    }

    private Stock stock(String sku) {
        return warehouse.find(sku).orElseThrow();
    }

    private static OrderRejected rejected(String orderId) {
        return new OrderRejected(orderId, "c-1", EUR, BigDecimal.TEN, "payment declined");
    }

    private static OrderPlaced placed(String orderId, Object... skusAndQuantities) {
        List<OrderPlaced.Line> lines = IntStream.range(0, skusAndQuantities.length / 2)
                .mapToObj(i -> new OrderPlaced.Line(
                        (String) skusAndQuantities[2 * i], (Integer) skusAndQuantities[2 * i + 1], BigDecimal.ONE))
                .toList();
        return new OrderPlaced(orderId, "c-1", EUR, BigDecimal.TEN, "tok_visa", lines);
    }
}
