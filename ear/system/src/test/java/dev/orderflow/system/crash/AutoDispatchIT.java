package dev.orderflow.system.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.launcher.Stack;
import dev.orderflow.system.BrokerConsole;
import dev.orderflow.system.FreshHome;
import dev.orderflow.system.Shop;
import dev.orderflow.system.Sql;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two nodes look for what is to leave by itself, on one database. */
@Tag("faults")
class AutoDispatchIT {

    private static final int ORDERS = 60;
    private static final Map<String, String> AFTER_A_SECOND = Map.of("ORDERFLOW_AUTO_DISPATCH", "1");

    @Test
    @DisplayName("SHIPPING-P3 SHIPPING-P5 shipments leave by themselves, each once, and a node that dies in the middle takes none with it")
    void twoNodes() throws Exception {
        Path home = Path.of(System.getProperty("orderflow.test.home"));
        Path ear = Path.of(System.getProperty("orderflow.ear"));
        try (Stack first = Stack.in(FreshHome.emptied(home.resolveSibling("auto-dispatch")))
                        .withPostgres()
                        .withBroker()
                        .withApplication(ear)
                        .withEnvironment(AFTER_A_SECOND)
                        .start();
                Stack second = Stack.in(FreshHome.emptied(home.resolveSibling("auto-dispatch-second")))
                        .asNode("node2", first)
                        .withApplication(ear)
                        .withEnvironment(AFTER_A_SECOND)
                        .start();
                Books books = new Books(first, second)) {
            var database = new Sql(first.credentials());
            Shop shop = new Shop(first.credentials());
            String sku = shop.sells("10.00", ORDERS);
            List<String> orders = new ArrayList<>();
            for (int i = 0; i < ORDERS; i++) {
                orders.add(shop.places(sku, 1, "tok_visa"));
                if (i == ORDERS / 2) {
                    second.applicationServer().kill9();
                    second.applicationServer().start();
                }
            }

            await("all have left").atMost(Duration.ofMinutes(2)).until(
                    () -> database.count("select count(*) from orders.orders where status = 'SHIPPED'"), count -> count == ORDERS);

            books.eventuallyBalance(orders, Duration.ofSeconds(60));
            assertThat(shop.onHand(sku)).isZero();
            assertThat(new BrokerConsole(first.credentials()).notEmpty()).isEmpty();
        }
    }
}
