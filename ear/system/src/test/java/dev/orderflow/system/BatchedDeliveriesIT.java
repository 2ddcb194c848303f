package dev.orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What waits in a subscription is taken many at a time; each stays what it would be alone. */
@OrderflowRunning
class BatchedDeliveriesIT {

    private static final int ORDERS = 32;
    /** Those that its bean asks for. */
    private static final int PAYMENT_SESSIONS = 16;
    private static final Duration SOON = Duration.ofSeconds(60);
    /** Delays of 1, 3, 9 and 27 seconds, each up to 15 percent longer. */
    private static final Duration FIVE_DELIVERIES = Duration.ofSeconds(70);

    /** Who follows the subscription that a test looks at: they would change the rows by which it counts transactions. */
    private static final List<String> FOLLOWERS = List.of("orders.inventory", "orders.payments");

    private final Shop shop;
    private final BrokerConsole console;
    private final Sql database;

    BatchedDeliveriesIT(Shop shop, BrokerConsole console, Sql database) {
        this.shop = shop;
        this.console = console;
        this.database = database;
    }

    @AfterEach
    void goOn() throws SQLException {
        database.executes("drop trigger if exists poison on inventory.reservation");
        FOLLOWERS.forEach(console::resume);
        console.resume("inventory.orders");
        console.resume("payment.orders");
    }

    @Test
    @DisplayName("ADAPTER-P1 what waits is delivered in few transactions, and each order is decided like any other")
    void fewTransactions() throws Exception {
        FOLLOWERS.forEach(console::pause);
        List<String> orders = waiting("inventory.orders", Collections.nCopies(ORDERS, "tok_visa"));

        console.resume("inventory.orders");

        await("all are reserved").atMost(SOON).until(() -> reserved(orders) == ORDERS);
        assertThat(transactions("inventory.reservation", orders)).isLessThan(ORDERS / 2);
        FOLLOWERS.forEach(console::resume);
        orders.forEach(order -> shop.eventually(order, "CONFIRMED"));
    }

    @Test
    @DisplayName("ADAPTER-P1 a slow provider ends the batch: each payment that takes its time is a transaction of its own")
    void boundInTime() throws Exception {
        FOLLOWERS.forEach(console::pause);
        List<String> orders = waiting("payment.orders", Collections.nCopies(ORDERS, "tok_slow_200"));

        console.resume("payment.orders");

        await("all are paid").atMost(SOON).until(
                () -> database.count("select count(*) from payment.payment where order_id in " + in(orders)) == ORDERS);
        assertThat(transactions("payment.payment", orders)).isEqualTo(ORDERS);
    }

    @Test
    @DisplayName("ADAPTER-P10 while the provider is slow all sessions of payment ask it at the same time")
    void allWait() throws Exception {
        // The broker does not deal them out evenly: of two for each session one may get none.
        List<String> orders = waiting("payment.orders", Collections.nCopies(6 * PAYMENT_SESSIONS, "tok_slow_3000"));

        console.resume("payment.orders");

        await("all sessions have an order").atMost(SOON).until(() -> console.busyConsumers("payment.orders"), is((long) PAYMENT_SESSIONS));
        orders.forEach(order -> shop.eventually(order, "CONFIRMED"));
    }

    @Test
    @DisplayName("ADAPTER-P2 MESSAGING-P6 of 32 one cannot be handled: it alone dies, and of those beside it no failure is kept")
    void poison() throws Exception {
        List<String> orders = waiting("inventory.orders", Collections.nCopies(ORDERS, "tok_visa"));
        String poison = orders.get(ORDERS / 2);
        database.executes("create or replace function inventory.poison() returns trigger language plpgsql as"
                + " $$ begin if new.order_id = '" + poison + "' then raise exception 'as the test wants it'; end if; return new; end $$");
        database.executes("create trigger poison before insert on inventory.reservation for each row execute function inventory.poison()");
        List<String> others = new ArrayList<>(orders);
        others.remove(poison);

        console.resume("inventory.orders");

        others.forEach(order -> shop.eventually(order, "CONFIRMED"));
        console.eventuallyHolds("DLQ.inventory.orders", poison, FIVE_DELIVERIES);
        assertThat(failuresOf("inventory.orders", others)).isZero();
        assertThat(failuresOf("inventory.orders", List.of(poison))).isBetween(4L, 5L);

        database.executes("drop trigger poison on inventory.reservation");
        console.retryAll("DLQ.inventory.orders");
        shop.eventually(poison, "CONFIRMED");
    }

    @Test
    @DisplayName("ADAPTER-P2 a provider that fails for one order delays the others of its batch by one delivery, and each is charged once")
    void poisonAtTheProvider() throws Exception {
        List<String> tokens = new ArrayList<>(Collections.nCopies(ORDERS, "tok_visa"));
        tokens.set(3, "tok_flaky_2");
        List<String> orders = waiting("payment.orders", tokens);

        console.resume("payment.orders");

        orders.forEach(order -> shop.eventually(order, "CONFIRMED"));
        List<String> others = new ArrayList<>(orders);
        String flaky = others.remove(3);
        assertThat(failuresOf("payment.orders", others)).isZero();
        assertThat(failuresOf("payment.orders", List.of(flaky))).isBetween(1L, 2L);
        assertThat(database.count("select count(*) from payment.payment where order_id in " + in(orders))).isEqualTo(ORDERS);
    }

    /** Orders for each of the tokens, of which the subscription has not been told yet. */
    private List<String> waiting(String subscription, List<String> paymentTokens) {
        String sku = shop.sells("1.00", 2 * paymentTokens.size());
        console.pause(subscription);
        List<String> orders = shop.placesTogether(sku, paymentTokens);
        await("they wait").atMost(SOON).until(() -> console.depth(subscription) == paymentTokens.size());
        return orders;
    }

    private long reserved(List<String> orders) throws SQLException {
        return database.count("select count(*) from inventory.reservation where order_id in " + in(orders));
    }

    /** By how many transactions these rows were written last. */
    private long transactions(String table, List<String> orders) throws SQLException {
        return database.count("select count(distinct xmin::text) from " + table + " where order_id in " + in(orders));
    }

    private long failuresOf(String subscription, List<String> orders) throws SQLException {
        return database.count(
                "select count(*) from deadletters.failed_delivery where subscription = ? and subject in " + in(orders), subscription);
    }

    private static String in(List<String> ids) {
        return "('" + String.join("', '", ids) + "')";
    }
}
