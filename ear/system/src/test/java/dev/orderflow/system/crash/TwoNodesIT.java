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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two application servers with different names on one database and one broker. */
@Tag("faults")
class TwoNodesIT {

    /** Recovery looks every 7 seconds, and rolls back after 20 what it takes for an orphan of its own. */
    private static final Duration SEVERAL_LOOKS = Duration.ofSeconds(45);

    @Test
    @DisplayName("a node leaves the branches of another node alone; they wait until their own node is back")
    void foreignBranches() throws Exception {
        Path secondHome = Path.of(System.getProperty("orderflow.test.home")).resolveSibling("two-nodes-second");
        try (CrashLab lab = new CrashLab("two-nodes");
                Stack second = Stack.in(FreshHome.emptied(secondHome))
                        .asNode("node2", lab.stack())
                        .withApplication(Path.of(System.getProperty("orderflow.ear")))
                        .start()) {
            var database = new Sql(lab.stack().credentials());
            var console = new BrokerConsole(lab.stack().credentials());
            Shop first = lab.shop();
            String sku = first.sells("10.00", 10);
            var decided = lab.breakpoints().whenPublishing("OrderPlaced", "DECIDED");
            CompletableFuture.runAsync(() -> first.asksFor(sku, 1, "tok_visa"));
            decided.await(Duration.ofSeconds(60));

            lab.stack().applicationServer().kill9();

            decided.goOn();
            String otherOrder = new Shop(second.credentials()).places(sku, 1, "tok_visa");
            await("the other node neither commits nor rolls back")
                    .during(SEVERAL_LOOKS)
                    .atMost(SEVERAL_LOOKS.plusSeconds(20))
                    .until(() -> database.count("select count(*) from pg_prepared_xacts where prepared < now() - interval '5 s'") <= 1
                            && database.count("select count(*) from pg_prepared_xacts") >= 1
                            && !console.prepared().isEmpty());
            new Shop(second.credentials()).eventually(otherOrder, "CONFIRMED");

            lab.stack().applicationServer().start();

            lab.books().eventuallyBalance(List.of(otherOrder), Duration.ofSeconds(60));
            assertThat(database.count("select count(*) from orders.orders where status = 'CONFIRMED'")).isEqualTo(2);
        }
    }
}
