package dev.orderflow.system.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.system.BrokerConsole;
import dev.orderflow.system.Shop;
import dev.orderflow.system.Sql;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WildFly is killed while one transaction holds the deliveries of many orders, or while these are brought alone because of one. */
@Tag("faults")
@TestInstance(Lifecycle.PER_CLASS)
class BatchCrashIT {

    private static final int ORDERS = 32;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration UNTIL_QUIET = Duration.ofSeconds(120);
    private static final String SUBSCRIPTION = "inventory.orders";

    private CrashLab lab;
    private Shop shop;
    private Sql database;
    private BrokerConsole console;

    @BeforeAll
    void open() {
        lab = new CrashLab("batch-crash");
        shop = lab.shop();
        database = new Sql(lab.stack().credentials());
        console = new BrokerConsole(lab.stack().credentials());
    }

    @AfterAll
    void close() {
        lab.close();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"BEFORE_PREPARE", "PREPARED_1", "PREPARED_2", "PREPARED_3", "DECIDED", "COMMITTED_1", "COMMITTED_2"})
    @DisplayName("ADAPTER-P1 a batch of 32 that is killed in its commit has happened as a whole or not at all: every order is decided once")
    void killedInABatch(String moment) {
        List<String> orders = waiting();
        var breakpoint = lab.breakpoints().whenPublishing("StockReserved", moment);
        console.resume(SUBSCRIPTION);
        breakpoint.await(SOON);

        killWildFly(breakpoint);

        lab.books().eventuallyBalance(orders, UNTIL_QUIET);
    }

    @Test
    @DisplayName("ADAPTER-P2 killed while a batch with a poison in it is brought one by one: the others are decided, the poison"
            + " alone is left")
    void killedWhileAlone() throws Exception {
        List<String> orders = waiting();
        String poison = orders.get(ORDERS / 2);
        database.executes("create or replace function inventory.poison() returns trigger language plpgsql as"
                + " $$ begin if new.order_id = '" + poison + "' then raise exception 'as the test wants it'; end if; return new; end $$");
        database.executes("create trigger poison before insert on inventory.reservation for each row execute function inventory.poison()");
        var breakpoint = lab.breakpoints().whenPublishing("StockReserved", "COMMITTED_1");
        console.resume(SUBSCRIPTION);
        // The batch is rolled back, so the first that comes so far is one of its messages alone.
        breakpoint.await(SOON);

        killWildFly(breakpoint);

        List<String> others = new ArrayList<>(orders);
        others.remove(poison);
        await("all but the poison are decided").atMost(UNTIL_QUIET)
                .until(() -> others.stream().allMatch(order -> shop.statusOf(order).equals("CONFIRMED")));
        assertThat(shop.statusOf(poison)).isEqualTo("PLACED");
        database.executes("drop trigger poison on inventory.reservation");
        await("what was poison is delivered, from its queue or from its dead letters").atMost(UNTIL_QUIET).until(() -> {
            if (console.holds("DLQ." + SUBSCRIPTION, poison)) {
                shop.operator().contentType("application/json").body("{}").post("/api/dead-letters/retry?subscription=" + SUBSCRIPTION);
            }
            return shop.statusOf(poison).equals("CONFIRMED");
        });
        lab.books().eventuallyBalance(orders, UNTIL_QUIET);
    }

    /** Orders of which inventory has not been told yet. */
    private List<String> waiting() {
        shop.eventuallyReady();
        String sku = shop.sells("10.00", ORDERS);
        console.pause(SUBSCRIPTION);
        List<String> orders = shop.placesTogether(sku, Collections.nCopies(ORDERS, "tok_visa"));
        await("they wait").atMost(SOON).until(() -> console.depth(SUBSCRIPTION) == ORDERS);
        return orders;
    }

    private void killWildFly(Breakpoints.Breakpoint breakpoint) {
        lab.stack().applicationServer().kill9();
        breakpoint.goOn();
        lab.stack().applicationServer().start();
    }
}
