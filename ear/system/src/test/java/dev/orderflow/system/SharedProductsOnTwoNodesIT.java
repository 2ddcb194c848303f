package dev.orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.launcher.Stack;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two nodes take batches from one subscription, whose orders are about the same products. */
@Tag("faults")
@OrderflowRunning
class SharedProductsOnTwoNodesIT {

    private static final int ROUNDS = 40;
    private static final int TOGETHER = 4;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Path HOME = Path.of(System.getProperty("orderflow.test.home")).resolveSibling("shared-products-second");

    @Test
    @DisplayName("INVENTORY-P9 MESSAGING-P8 batches that want the same products in every order wait for each other, and none dies of it")
    void noDeadlock(Stack stack, Shop shop, BrokerConsole console, Sql database) throws Exception {
        List<String> skus = Stream.generate(() -> shop.sells("1.00", ROUNDS * TOGETHER)).limit(6).toList();
        long before = deadlocks(database);
        List<String> orders = new ArrayList<>();
        console.pause("inventory.orders");
        try (Stack second = Stack.in(FreshHome.emptied(HOME))
                .asNode("node2", stack)
                .withApplication(Path.of(System.getProperty("orderflow.ear")))
                // As the first: what other tests have left is not its to repair.
                .withEnvironment(Map.of("ORDERFLOW_RECONCILE_AFTER_SECONDS", "3600"))
                .start()) {
            for (int round = 0; round < ROUNDS; round++) {
                orders.addAll(shop.placesTogether(skus.get(round % skus.size()), Collections.nCopies(TOGETHER, "tok_visa")));
            }
            await("they wait").atMost(SOON).until(() -> console.depth("inventory.orders") == orders.size());

            console.resume("inventory.orders");

            orders.forEach(order -> shop.eventually(order, "CONFIRMED"));
        } finally {
            console.resume("inventory.orders");
        }
        assertThat(deadlocks(database)).isEqualTo(before);
    }

    /** PostgreSQL counts them when it ends one. */
    private static long deadlocks(Sql database) throws SQLException {
        return database.count("select deadlocks from pg_stat_database where datname = current_database()");
    }
}
