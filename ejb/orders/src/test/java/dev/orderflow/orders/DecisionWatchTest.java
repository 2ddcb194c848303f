package dev.orderflow.orders;

import static dev.orderflow.orders.SmallCatalogue.EUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("ORDERS-P10 Who waits for a decision")
class DecisionWatchTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Instant NOW = Instant.parse("2026-11-22T09:31:00Z");

    private final CountingOrders orders = new CountingOrders();
    private final DecisionWatch watch = new DecisionWatch();
    private final DecisionLook look = new DecisionLook();

    /** Counts how often it is asked. */
    private static final class CountingOrders extends InMemoryOrders {
        private int asked;
        private RuntimeException failure;

        @Override
        public List<Order> findAll(Collection<String> ids) {
            asked++;
            if (failure != null) {
                throw failure;
            }
            return super.findAll(ids);
        }
    }

    @BeforeEach
    void wire() {
        watch.orders = orders;
        look.watch = watch;
        watch.executor = (ManagedExecutorService) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ManagedExecutorService.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("execute");
                    ((Runnable) arguments[0]).run();
                    return null;
                });
    }

    @Test
    @DisplayName("hears of it when it is made on this node, without a question to the database")
    void here() {
        place("o-1");
        CompletableFuture<Void> first = waitFor("o-1", LONG);
        CompletableFuture<Void> second = waitFor("o-1", LONG);
        CompletableFuture<Void> other = waitFor("o-2", LONG);

        watch.decided(new OrderDecided("o-1"));

        assertThat(first).isDone();
        assertThat(second).isDone();
        assertThat(other).isNotDone();
        assertThat(orders.asked).isZero();
    }

    @Test
    @DisplayName("hears of it when it is made on another node, by one question about all who wait")
    void elsewhere() {
        Order decided = place("o-1");
        place("o-2");
        CompletableFuture<Void> first = waitFor("o-1", LONG);
        CompletableFuture<Void> other = waitFor("o-2", LONG);
        decided.rejected("payment declined", NOW);

        assertThat(look.isDue()).isTrue();
        look.work();

        assertThat(first).isDone();
        assertThat(other).isNotDone();
        assertThat(orders.asked).isEqualTo(1);
        assertThat(look.isDue()).isTrue();
    }

    @Test
    @DisplayName("is told when the time is up")
    void timeIsUp() throws Exception {
        place("o-1");

        waitFor("o-1", Duration.ofMillis(50)).get(10, TimeUnit.SECONDS);

        assertThat(look.isDue()).isFalse();
    }

    @Test
    @DisplayName("goes on waiting while the database is away")
    void outage() {
        Order decided = place("o-1");
        CompletableFuture<Void> waiting = waitFor("o-1", LONG);
        decided.rejected("payment declined", NOW);
        orders.failure = new IllegalStateException("the database is away");
        assertThatThrownBy(look::work).isSameAs(orders.failure);
        assertThat(waiting).isNotDone();
        assertThat(look.isDue()).isTrue();

        orders.failure = null;
        look.work();

        assertThat(waiting).isDone();
    }

    @Test
    @DisplayName("is the last who causes questions: when nobody waits, nothing is asked any more")
    void nobody() {
        place("o-1");
        waitFor("o-1", LONG);
        watch.decided(new OrderDecided("o-1"));

        assertThat(look.isDue()).isFalse();
    }

    private CompletableFuture<Void> waitFor(String id, Duration patience) {
        return watch.decided(id, patience).toCompletableFuture();
    }

    private Order place(String id) {
        Order order = Order.placed(
                id,
                new PlaceOrder("c-1", EUR, "tok_visa", List.of(new PlaceOrder.Item("BOOK-1", 1))),
                new PriceList(new SmallCatalogue().findAll(List.of("BOOK-1"))),
                NOW);
        orders.add(order);
        return order;
    }
}
