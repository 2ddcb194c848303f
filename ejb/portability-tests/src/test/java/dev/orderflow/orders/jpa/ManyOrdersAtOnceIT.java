package dev.orderflow.orders.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.orders.Order;
import dev.orderflow.orders.PlaceOrder;
import dev.orderflow.orders.PlaceOrder.Item;
import dev.orderflow.orders.UnpublishedPlacement;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Many orders in one transaction are few statements: what Hibernate prepares is counted. */
class ManyOrdersAtOnceIT {

    private static final int ORDERS = 500;
    private static final int LINES = 2;
    private static final int THREADS = 4;
    private static final int ROUNDS = 25;
    /** {@code hibernate.jdbc.batch_size}. */
    private static final int BATCH = 128;
    /** What is delivered together at most: {@code ORDERFLOW_BATCH}, and {@code hibernate.default_batch_fetch_size}. */
    private static final int TOGETHER = 64;

    @Test
    @DisplayName("many orders are inserted in batches, all orders before all lines, and nothing is selected before")
    void batches() {
        List<String> statements = new ArrayList<>();
        try (OrdersOnPostgreSql postgres = OrdersOnPostgreSql.start(sql -> {
                    statements.add(sql.replaceFirst("^(\\w+ \\w+ [\\w.]+).*$", "$1"));
                    return sql;
                });
                EntityManager entities = postgres.open()) {
            entities.getTransaction().begin();
            UnpublishedPlacement.in(OrdersOnPostgreSql.with(entities)).placeAll(Collections.nCopies(ORDERS, order()));
            entities.getTransaction().commit();
        }

        assertThat(statements).containsOnly("insert into orders.orders", "insert into orders.order_line");
        assertThat(statements.lastIndexOf("insert into orders.orders")).isLessThan(statements.indexOf("insert into orders.order_line"));
        assertThat(statements).hasSizeLessThanOrEqualTo(batches(ORDERS) + batches(ORDERS * LINES));
    }

    @Test
    @DisplayName("MESSAGING-P8 orders that are asked for together are locked by one statement, in the order of their ids, and their"
            + " lines read by"
            + " another; none is asked for again")
    void lockedTogether() {
        List<String> statements = new ArrayList<>();
        try (OrdersOnPostgreSql postgres = OrdersOnPostgreSql.start(sql -> {
                    statements.add(sql);
                    return sql;
                });
                EntityManager entities = postgres.open()) {
            List<String> ids = placed(postgres);
            statements.clear();

            entities.getTransaction().begin();
            JpaOrders orders = OrdersOnPostgreSql.with(entities);
            orders.lockAll(ids);
            ids.forEach(id -> assertThat(orders.lock(id).orElseThrow().snapshot().lines()).hasSize(LINES));
            entities.getTransaction().commit();
        }

        assertThat(statements).hasSize(2);
        assertThat(statements.get(0)).contains("order by").containsPattern("for (no key )?update");
        assertThat(statements.get(1)).contains("from orders.order_line");
    }

    @Test
    @DisplayName("MESSAGING-P8 who asks for the same orders at the same time, in whatever order, waits for the others, and nobody for ever")
    void noDeadlock() throws Exception {
        try (OrdersOnPostgreSql postgres = OrdersOnPostgreSql.start(sql -> sql)) {
            List<String> ids = placed(postgres);
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            try {
                List<Callable<Void>> work = Collections.nCopies(THREADS * ROUNDS, () -> {
                    List<String> shuffled = new ArrayList<>(ids);
                    Collections.shuffle(shuffled);
                    lockAndCommit(postgres, shuffled);
                    return null;
                });
                for (Future<Void> done : threads.invokeAll(work)) {
                    done.get();
                }
            } finally {
                threads.shutdown();
            }
        }
    }

    private static int batches(int rows) {
        return (rows + BATCH - 1) / BATCH;
    }

    private static List<String> placed(OrdersOnPostgreSql postgres) {
        try (EntityManager entities = postgres.open()) {
            entities.getTransaction().begin();
            List<String> ids = UnpublishedPlacement.in(OrdersOnPostgreSql.with(entities))
                    .placeAll(Collections.nCopies(TOGETHER, order())).stream()
                    .map(Order::id)
                    .toList();
            entities.getTransaction().commit();
            return ids;
        }
    }

    private static void lockAndCommit(OrdersOnPostgreSql postgres, List<String> ids) {
        try (EntityManager entities = postgres.open()) {
            entities.getTransaction().begin();
            OrdersOnPostgreSql.with(entities).lockAll(ids);
            entities.getTransaction().commit();
        }
    }

    private static PlaceOrder order() {
        Item item = new Item(UnpublishedPlacement.BOOK.sku(), 1);
        return new PlaceOrder("c-1", Currency.getInstance("EUR"), "tok_visa", Collections.nCopies(LINES, item));
    }
}
