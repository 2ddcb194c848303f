package dev.orderflow.portability.modules;

import static dev.orderflow.portability.modules.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.events.OrderPlaced;
import dev.orderflow.events.OrderShipped;
import dev.orderflow.events.StockReleased;
import dev.orderflow.events.StockReserved;
import dev.orderflow.events.StockShort;
import dev.orderflow.inventory.Stock;
import dev.orderflow.inventory.Stocktaking;
import dev.orderflow.inventory.Warehouse;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.naming.InitialContext;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@ArquillianTest
@DisplayName("inventory, without the other modules")
class InventoryIT {

    private static final String ORDERS = "inventory.orders";
    private static final int THREADS = 8;

    private final UnreadSubscription published = new UnreadSubscription("history.inventory");

    @Inject
    OtherModules others;

    @Inject
    Stocktaking stocktaking;

    @Inject
    Warehouse warehouse;

    @Deployment
    static WebArchive war() {
        return ModuleWar.of("inventory");
    }

    @Test
    @DisplayName("INVENTORY-P1 an order whose placing is delivered twice is reserved once")
    void reservedOnce() throws Exception {
        String sku = stocked(10);
        SampleOrder order = SampleOrder.of(3, sku);

        others.say(order.placed());
        others.say(order.placed());

        Queues.awaitEmpty(ORDERS);
        eventually(() -> assertThat(stock(sku).reserved()).isEqualTo(3));
        // INVENTORY-P6: asked twice, it answers twice.
        eventually(() -> assertThat(published.factsAbout(order.id()))
                .hasSize(2)
                .containsOnly(new StockReserved(order.id(), List.of(new StockReserved.Line(sku, 3)))));
    }

    @Test
    @DisplayName("INVENTORY-P2 an order for more than there is reserves nothing, and says what is short")
    void tooShort() throws Exception {
        String sku = stocked(2);
        SampleOrder order = SampleOrder.of(3, sku);

        others.say(order.placed());

        eventually(() -> assertThat(published.factsAbout(order.id()))
                .containsExactly(new StockShort(order.id(), List.of(new StockShort.Line(sku, 3, 2)))));
        Queues.awaitEmpty(ORDERS);
        assertThat(stock(sku).reserved()).isZero();
    }

    @Test
    @DisplayName("INVENTORY-P2 a product that was never stocked is short")
    void neverStocked() throws Exception {
        SampleOrder order = SampleOrder.of(1, "NEVER-" + UUID.randomUUID());

        others.say(order.placed());

        eventually(() -> assertThat(published.factsAbout(order.id()))
                .containsExactly(new StockShort(order.id(), List.of(new StockShort.Line(order.sku(), 1, 0)))));
    }

    @Test
    @DisplayName("INVENTORY-P3 forty orders at the same time get the twenty-five pieces that there are, and no more")
    void neverBelowZero() throws Exception {
        String sku = stocked(25);
        List<SampleOrder> orders = Stream.generate(() -> SampleOrder.of(1, sku)).limit(40).toList();

        placeAtTheSameTime(orders);

        String[] ids = orders.stream().map(SampleOrder::id).toArray(String[]::new);
        eventually(() -> assertThat(published.factsAbout(ids)).hasSize(40));
        assertThat(published.factsAbout(ids)).filteredOn(StockReserved.class::isInstance).hasSize(25);
        assertThat(published.factsAbout(ids)).filteredOn(StockShort.class::isInstance).hasSize(15);
        Queues.awaitEmpty(ORDERS);
        eventually(() -> assertThat(stock(sku).available()).isZero());
        assertThat(stock(sku).reserved()).isEqualTo(25);
    }

    private void placeAtTheSameTime(List<SampleOrder> orders) throws Exception {
        ManagedExecutorService executor = InitialContext.doLookup("java:comp/DefaultManagedExecutorService");
        List<Future<?>> threads = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            int first = thread;
            threads.add(executor.submit(() -> IntStream.iterate(first, i -> i < orders.size(), i -> i + THREADS)
                    .forEach(i -> others.say(orders.get(i).placed()))));
        }
        for (Future<?> thread : threads) {
            thread.get();
        }
    }

    @Test
    @DisplayName("INVENTORY-P4 what was reserved for a cancelled order is released")
    void released() throws Exception {
        String sku = stocked(5);
        SampleOrder order = SampleOrder.of(5, sku);
        others.say(order.placed());
        eventually(() -> assertThat(stock(sku).available()).isZero());

        others.say(order.cancelled());

        eventually(() -> assertThat(stock(sku).available()).isEqualTo(5));
        eventually(() -> assertThat(published.factsAbout(order.id()))
                .last()
                .isEqualTo(new StockReleased(order.id(), List.of(new StockReleased.Line(sku, 5)))));
    }

    @Test
    @DisplayName("INVENTORY-P4 an order that was rejected before inventory heard of it is never reserved")
    void rejectedBeforePlaced() throws Exception {
        String sku = stocked(5);
        SampleOrder order = SampleOrder.of(5, sku);

        others.say(order.rejected());
        eventually(() -> assertThat(Sql.find("select status from inventory.reservation where order_id = ?", order.id()))
                .containsExactly("NEVER_RESERVED"));
        others.say(order.placed());

        Queues.awaitEmpty(ORDERS);
        assertThat(published.factsAbout(order.id())).isEmpty();
        assertThat(stock(sku).reserved()).isZero();
    }

    @Test
    @DisplayName("INVENTORY-P7 what has been shipped leaves the shelf, also where that overtakes the placing, and after it was cancelled"
            + " and released")
    void shipped() throws Exception {
        String sku = stocked(5);
        SampleOrder order = SampleOrder.of(2, sku);
        SampleOrder cancelled = SampleOrder.of(1, sku);

        others.say(new OrderShipped(order.id(), "s-1"));
        others.say(order.placed(), cancelled.placed());
        eventually(() -> assertThat(published.factsAbout(cancelled.id())).hasSize(1));
        others.say(cancelled.cancelled());
        eventually(() -> assertThat(published.factsAbout(cancelled.id())).hasSize(2));
        others.say(new OrderShipped(cancelled.id(), "s-2"));

        eventually(() -> assertThat(stock(sku).onHand()).isEqualTo(2));
        assertThat(stock(sku).reserved()).isZero();
        assertThat(Sql.find("select status from inventory.reservation where order_id in (?, ?)", order.id(), cancelled.id()))
                .containsExactly("SHIPPED", "SHIPPED");
    }

    @Test
    @DisplayName("INVENTORY-P3 the database refuses to promise what is not on hand, should the code ever do so")
    void lastWord() {
        String sku = stocked(5);

        assertThatThrownBy(() -> Sql.execute("update inventory.stock set reserved = 6 where sku = ?", sku))
                .hasMessageContaining("5 of " + sku + " are on hand, 6 cannot be reserved");
        assertThatThrownBy(() -> Sql.execute("update inventory.stock set on_hand = -1 where sku = ?", sku))
                .hasMessageContaining("never_negative");
    }

    @Test
    @DisplayName("INVENTORY-P5 a breakdown before the commit leaves neither the reservation nor its fact")
    void breakdown() throws Exception {
        String sku = stocked(5);
        SampleOrder order = SampleOrder.of(5, sku);
        Breakdown.after(StockReserved.class, order.id(), 2);

        others.say(order.placed());
        eventually(() -> assertThat(Breakdown.toCome(StockReserved.class, order.id())).isEqualTo(1));

        assertThat(published.factsAbout(order.id())).isEmpty();
        assertThat(stock(sku).reserved()).isZero();
        assertThat(Queues.messages(ORDERS)).isEqualTo(1);

        Queues.awaitEmpty(ORDERS);
        eventually(() -> assertThat(stock(sku).reserved()).isEqualTo(5));
        eventually(() -> assertThat(published.factsAbout(order.id())).hasSize(1));
    }

    @Test
    @DisplayName("a fact that was sent, rolled back and sent again arrives once")
    void sentAgainAfterRollback() throws Exception {
        SampleOrder order = SampleOrder.of(2, stocked(5));
        Breakdown.after(OrderPlaced.class, order.id(), 2);

        assertThatThrownBy(() -> others.say(order.placed())).hasMessageContaining("breakdown");
        assertThatThrownBy(() -> others.say(order.placed())).hasMessageContaining("breakdown");
        others.say(order.placed());

        eventually(() -> assertThat(published.factsAbout(order.id())).hasSize(1));
    }

    /** A product of its own with so many pieces. */
    private String stocked(int pieces) {
        String sku = "SKU-" + UUID.randomUUID();
        stocktaking.counted(sku, pieces);
        return sku;
    }

    private Stock stock(String sku) {
        return warehouse.find(sku).orElseThrow();
    }
}
