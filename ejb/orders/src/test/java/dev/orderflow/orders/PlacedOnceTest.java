package dev.orderflow.orders;

import static dev.orderflow.orders.SmallCatalogue.EUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.events.RecordedEvents;
import dev.orderflow.orders.PlaceOrder.Item;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlacedOnceTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:31:00.123Z");
    private static final IdempotencyKey KEY = new IdempotencyKey("c-1", "k-1");
    private static final PlaceOrder TWO_BOOKS = new PlaceOrder("c-1", EUR, "tok_visa", List.of(new Item("BOOK-1", 2)));

    private final InMemoryOrders orders = new InMemoryOrders();
    private final InMemoryIdempotencyKeys keys = new InMemoryIdempotencyKeys();
    private final RecordedEvents events = new RecordedEvents();
    private final SmallCatalogue catalogue = new SmallCatalogue();
    private final OrderPlacement placement = new OrderPlacement();

    @BeforeEach
    void open() {
        placement.orders = orders;
        placement.keys = keys;
        placement.events = events;
        placement.catalogue = catalogue;
        itIs(NOW);
    }

    @Test
    @DisplayName("ORDERS-P7 the same request under the same key places nothing more, and gets the same order")
    void repeated() {
        Placement first = placement.placeOnce(KEY, TWO_BOOKS);
        Placement second = placement.placeOnce(KEY, TWO_BOOKS);

        assertThat(first.repeated()).isFalse();
        assertThat(second.repeated()).isTrue();
        assertThat(second.order().id()).isEqualTo(first.order().id());
        assertThat(orders.all()).hasSize(1);
        assertThat(events.published()).hasSize(1);
    }

    @Test
    @DisplayName("ORDERS-P7 a repeat gets the order as it was when it was placed, whatever has happened since")
    void asItWasPlaced() {
        Order first = placement.placeOnce(KEY, TWO_BOOKS).order();
        first.rejected("stock short", NOW.plusSeconds(1));
        catalogue.put(new Product("BOOK-1", "A book", new BigDecimal("99.00"), EUR));
        itIs(NOW.plusSeconds(60));

        Order again = placement.placeOnce(KEY, TWO_BOOKS).order();

        assertThat(again.status()).isEqualTo(OrderStatus.PLACED);
        assertThat(again.reason()).isEmpty();
        assertThat(again.total()).isEqualTo(new BigDecimal("59.98"));
        assertThat(again.placedAt()).isEqualTo(NOW);
        assertThat(again.updatedAt()).isEqualTo(NOW);
        assertThat(again.version()).isZero();
        assertThat(again.lines()).usingRecursiveComparison().isEqualTo(first.lines());
        assertThat(orders.lock(first.id()).orElseThrow().status()).isEqualTo(OrderStatus.REJECTED);
    }

    static Stream<PlaceOrder> otherOrders() {
        return Stream.of(
                new PlaceOrder("c-2", EUR, "tok_visa", List.of(new Item("BOOK-1", 2))),
                new PlaceOrder("c-1", EUR, "tok_other", List.of(new Item("BOOK-1", 2))),
                new PlaceOrder("c-1", EUR, "tok_visa", List.of(new Item("BOOK-1", 3))),
                new PlaceOrder("c-1", EUR, "tok_visa", List.of(new Item("PEN-1", 2))),
                new PlaceOrder("c-1", EUR, "tok_visa", List.of(new Item("BOOK-1", 1), new Item("BOOK-1", 1))));
    }

    @ParameterizedTest
    @MethodSource("otherOrders")
    @DisplayName("ORDERS-P7 another order under the same key is refused")
    void reused(PlaceOrder other) {
        placement.placeOnce(KEY, TWO_BOOKS);

        assertThatThrownBy(() -> placement.placeOnce(KEY, other)).isInstanceOf(KeyReused.class);

        assertThat(orders.all()).hasSize(1);
    }

    @Test
    @DisplayName("ORDERS-P7 the same key of another caller is another key")
    void otherCaller() {
        Order mine = placement.placeOnce(KEY, TWO_BOOKS).order();
        Placement theirs = placement.placeOnce(new IdempotencyKey("operator", "k-1"), TWO_BOOKS);

        assertThat(theirs.repeated()).isFalse();
        assertThat(theirs.order().id()).isNotEqualTo(mine.id());
    }

    @Test
    @DisplayName("ORDERS-P7 while the first request is in progress, others under its key are refused")
    void inProgress() {
        keys.takenByAnother(KEY);

        assertThatThrownBy(() -> placement.placeOnce(KEY, TWO_BOOKS)).isInstanceOf(KeyInUse.class);

        assertThat(orders.all()).isEmpty();
        assertThat(events.published()).isEmpty();
    }

    @Test
    @DisplayName("ORDERS-P7 two repeats at the same time both get the first answer")
    void repeatsAtTheSameTime() {
        placement.placeOnce(KEY, TWO_BOOKS);
        keys.takenByAnother(KEY);

        assertThat(placement.placeOnce(KEY, TWO_BOOKS).repeated()).isTrue();
    }

    @Test
    @DisplayName("ORDERS-P7 a request that was refused leaves its key free")
    void refused() {
        PlaceOrder unknown = new PlaceOrder("c-1", EUR, "tok_visa", List.of(new Item("NEW-1", 1)));
        assertThatThrownBy(() -> placement.placeOnce(KEY, unknown)).isInstanceOf(OrderInvalid.class);

        catalogue.put(new Product("NEW-1", "New", BigDecimal.ONE, EUR));

        assertThat(placement.placeOnce(KEY, unknown).repeated()).isFalse();
    }

    @Test
    @DisplayName("ORDERS-P7 the same orders under the same key are placed once, and answered with the same ids")
    void batchRepeated() {
        PlaceOrder onePen = new PlaceOrder("c-2", EUR, "tok_visa", List.of(new Item("PEN-1", 1)));

        BatchPlacement first = placement.placeAllOnce(KEY, List.of(TWO_BOOKS, onePen));
        BatchPlacement second = placement.placeAllOnce(KEY, List.of(TWO_BOOKS, onePen));

        assertThat(first.repeated()).isFalse();
        assertThat(second).isEqualTo(new BatchPlacement(first.ids(), true));
        assertThat(orders.all()).hasSize(2);
        assertThatThrownBy(() -> placement.placeAllOnce(KEY, List.of(onePen, TWO_BOOKS))).isInstanceOf(KeyReused.class);
        assertThatThrownBy(() -> placement.placeAllOnce(KEY, List.of(TWO_BOOKS))).isInstanceOf(KeyReused.class);
    }

    @Test
    @DisplayName("ORDERS-P7 a key belongs to one request: an order and a batch cannot share it")
    void oneKeySpace() {
        placement.placeOnce(KEY, TWO_BOOKS);
        assertThatThrownBy(() -> placement.placeAllOnce(KEY, List.of(TWO_BOOKS))).isInstanceOf(KeyReused.class);

        IdempotencyKey another = new IdempotencyKey("c-1", "k-2");
        placement.placeAllOnce(another, List.of(TWO_BOOKS));
        assertThatThrownBy(() -> placement.placeOnce(another, TWO_BOOKS)).isInstanceOf(KeyReused.class);
    }

    @Test
    @DisplayName("ORDERS-P7 a batch that was refused leaves its key free, one in progress keeps it")
    void batchRefused() {
        PlaceOrder unknown = new PlaceOrder("c-1", EUR, "tok_visa", List.of(new Item("NEW-1", 1)));
        assertThatThrownBy(() -> placement.placeAllOnce(KEY, List.of(unknown))).isInstanceOf(OrdersInvalid.class);
        assertThat(placement.placeAllOnce(KEY, List.of(TWO_BOOKS)).repeated()).isFalse();

        IdempotencyKey busy = new IdempotencyKey("c-1", "busy");
        keys.takenByAnother(busy);
        assertThatThrownBy(() -> placement.placeAllOnce(busy, List.of(TWO_BOOKS))).isInstanceOf(KeyInUse.class);
    }

    @Test
    @DisplayName("ORDERS-P7 the fingerprints of two batches differ wherever the batches do")
    void fingerprints() {
        var commands = new java.util.ArrayList<>(otherOrders().toList());
        commands.add(TWO_BOOKS);
        commands.add(new PlaceOrder("c-1", EUR, "tok_vis", List.of(new Item("aBOOK-1", 2))));

        assertThat(commands.stream().map(it -> Fingerprint.of(List.of(it)))).doesNotHaveDuplicates().allMatch(it -> it.length() == 64);
    }

    @Test
    @DisplayName("ORDERS-P7 keys are remembered for seven days, then forgotten in batches")
    void expiry() {
        int many = 2 * KeyExpiry.BATCH + 1;
        for (int i = 0; i < many; i++) {
            keys.remember(new IdempotencyKey("c-1", "old-" + i), FirstRequest.forOrder("o-" + i), NOW);
        }
        IdempotencyKey recent = new IdempotencyKey("c-1", "recent");
        keys.remember(recent, FirstRequest.forOrder("o-recent"), NOW.plusMillis(1));
        KeyExpiry expiry = new KeyExpiry();
        expiry.keys = keys;

        expiry.clock = Clock.fixed(NOW.plus(Duration.ofDays(7)), ZoneOffset.UTC);
        expiry.work();
        assertThat(keys.under(new IdempotencyKey("c-1", "old-0"))).isPresent();

        expiry.clock = Clock.fixed(NOW.plus(Duration.ofDays(7)).plusMillis(1), ZoneOffset.UTC);
        expiry.work();
        assertThat(IntStream.range(0, many).mapToObj(i -> keys.under(new IdempotencyKey("c-1", "old-" + i))))
                .allMatch(Optional::isEmpty);
        assertThat(keys.under(recent)).isPresent();
    }

    private void itIs(Instant instant) {
        placement.clock = Clock.fixed(instant, ZoneOffset.UTC);
    }
}
