package dev.orderflow.orders;

import static dev.orderflow.orders.SmallCatalogue.EUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.events.Origin;
import dev.orderflow.events.RecordedEvents;
import dev.orderflow.orders.PlaceOrder.Item;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.TransactionalException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SharedPlacementTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:31:00.123Z");
    private static final IdempotencyKey KEY = new IdempotencyKey("c-1", "k-1");
    private static final PlaceOrder TWO_BOOKS = order("BOOK-1", 2);
    private static final Origin ANYWHERE = new Origin(Optional.empty(), "4bf92f3577b34da6a3ce929d0e0e4736");

    private final InMemoryOrders orders = new InMemoryOrders();
    private final InMemoryIdempotencyKeys keys = new InMemoryIdempotencyKeys();
    private final RecordedEvents events = new RecordedEvents();
    private final SmallCatalogue catalogue = new SmallCatalogue();
    private final OrderPlacement placement = new OrderPlacement();

    @BeforeEach
    void open() {
        wire(placement);
    }

    @Test
    @DisplayName("ORDERS-P12 requests that are placed together have an answer each: an order, a refusal, an earlier answer")
    void ownAnswers() {
        Placement earlier = placement.placeOnce(KEY, TWO_BOOKS);
        IdempotencyKey busy = new IdempotencyKey("c-1", "busy");
        keys.takenByAnother(busy);
        var plain = request(order("PEN-1", 1), null);
        var unknown = request(order("NONE", 1), new IdempotencyKey("c-1", "k-2"));
        var repeat = request(TWO_BOOKS, KEY);
        var other = request(order("PEN-1", 9), KEY);
        var inUse = request(TWO_BOOKS, busy);
        var keyed = request(TWO_BOOKS, new IdempotencyKey("c-2", "k-1"));

        placement.placeTogether(new PlacementGroup(List.of(plain, unknown, repeat, inUse, keyed)));
        placement.placeTogether(new PlacementGroup(List.of(other)));

        assertThat(plain.outcome().repeated()).isFalse();
        assertThatThrownBy(unknown::outcome).isInstanceOf(OrderInvalid.class);
        assertThat(repeat.outcome().repeated()).isTrue();
        assertThat(repeat.outcome().order().id()).isEqualTo(earlier.order().id());
        assertThatThrownBy(other::outcome).isInstanceOf(KeyReused.class);
        assertThatThrownBy(inUse::outcome).isInstanceOf(KeyInUse.class);
        assertThat(placement.placeOnce(new IdempotencyKey("c-2", "k-1"), TWO_BOOKS).order().id())
                .isEqualTo(keyed.outcome().order().id());
        assertThat(orders.all()).hasSize(3);
        assertThat(events.published()).hasSize(3);
        assertThat(catalogue.questions()).as("once for all that are placed together, and for the first").isEqualTo(2);
    }

    @Test
    @DisplayName("ORDERS-P12 of requests under one key one is placed with the others, its repeat when that is done")
    void sameKey() {
        var first = request(TWO_BOOKS, KEY);
        var second = request(TWO_BOOKS, KEY);

        placement.placeTogether(new PlacementGroup(List.of(first, second)));

        assertThat(first.outcome().repeated()).isFalse();
        assertThat(second.isOpen()).isTrue();
        assertThat(orders.all()).hasSize(1);
    }

    @Test
    @DisplayName("ORDERS-P12 what is published for a request belongs to the trace of that request")
    void origins() {
        Origin elsewhere = new Origin(Optional.empty(), "0af7651916cd43dd8448eb211c80319c");

        placement.placeTogether(new PlacementGroup(List.of(
                new PlacementRequest(TWO_BOOKS, Optional.empty(), ANYWHERE),
                new PlacementRequest(TWO_BOOKS, Optional.empty(), elsewhere))));

        assertThat(events.origins()).containsExactly(ANYWHERE, elsewhere);
    }

    @Test
    @DisplayName("ORDERS-P12 a request that comes alone is answered as if nothing was shared")
    void alone() {
        SharedPlacement shared = shared(placement);

        assertThat(shared.place(TWO_BOOKS, Optional.of(KEY)).repeated()).isFalse();
        assertThat(shared.place(TWO_BOOKS, Optional.of(KEY)).repeated()).isTrue();
        assertThatThrownBy(() -> shared.place(order("NONE", 1), Optional.empty())).isInstanceOf(OrderInvalid.class);
    }

    @Test
    @DisplayName("ORDERS-P12 when a shared transaction is rolled back each order is placed alone")
    void eachAlone() {
        var first = request(TWO_BOOKS, null);
        var second = request(TWO_BOOKS, KEY);
        SharedPlacement beforeCommit = shared(failing(false, new IllegalStateException("the work")));
        SharedPlacement inCommit = shared(failing(true, new TransactionalException("the commit", new RollbackException())));

        for (SharedPlacement shared : List.of(beforeCommit, inCommit)) {
            shared.placeTogether(List.of(first, second));

            assertThat(List.of(first, second)).allMatch(PlacementRequest::isOpen);
        }
    }

    @Test
    @DisplayName("ORDERS-P12 when nobody knows what became of a shared transaction nothing is placed once more")
    void unknownOutcome() {
        for (Exception unknown : List.of(new HeuristicMixedException(), new IllegalStateException("no answer"))) {
            SharedPlacement shared = shared(failing(true, new TransactionalException("the commit", unknown)));

            assertThatThrownBy(() -> shared.placeTogether(List.of(request(TWO_BOOKS, null), request(TWO_BOOKS, KEY))))
                    .hasMessage("the commit");
        }
    }

    /** As a transaction that fails, before or in its commit. */
    private OrderPlacement failing(boolean inCommit, RuntimeException failure) {
        return wire(new OrderPlacement() {
            @Override
            public void placeTogether(PlacementGroup group) {
                if (inCommit) {
                    super.placeTogether(group);
                }
                throw failure;
            }
        });
    }

    private OrderPlacement wire(OrderPlacement one) {
        one.orders = orders;
        one.keys = keys;
        one.events = events;
        one.catalogue = catalogue;
        one.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        return one;
    }

    private SharedPlacement shared(OrderPlacement by) {
        SharedPlacement shared = new SharedPlacement();
        shared.placement = by;
        shared.events = events;
        shared.open();
        return shared;
    }

    private static PlacementRequest request(PlaceOrder command, IdempotencyKey key) {
        return new PlacementRequest(command, Optional.ofNullable(key), ANYWHERE);
    }

    private static PlaceOrder order(String sku, int quantity) {
        return new PlaceOrder("c-1", EUR, "tok_visa", List.of(new Item(sku, quantity)));
    }
}
