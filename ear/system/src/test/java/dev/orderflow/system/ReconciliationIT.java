package dev.orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.launcher.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The second line of defence. Messages and rows are taken away behind the application's back, as a lost transaction log or a restored
 * backup would take them away; then an hour passes, which is when the application of these tests takes them for lost.
 */
@OrderflowRunning
class ReconciliationIT {

    private static final List<String> SUBSCRIPTIONS = List.of(
            "payment.orders",
            "inventory.orders",
            "shipping.orders",
            "orders.payments",
            "orders.inventory",
            "orders.shipping",
            "inventory.shipping");

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration SEVERAL_PASSES = Duration.ofSeconds(4);

    private final Stack stack;
    private final Shop shop;
    private final BrokerConsole console;
    private final Sql database;

    ReconciliationIT(Stack stack, Shop shop, BrokerConsole console, Sql database) {
        this.stack = stack;
        this.shop = shop;
        this.console = console;
        this.database = database;
    }

    @AfterEach
    void resume() {
        SUBSCRIPTIONS.forEach(console::resume);
    }

    @Test
    @DisplayName("RECONCILIATION-P1 an order that nobody heard of is announced again, and confirmed")
    void placingLost() throws Exception {
        String sku = shop.sells("5.00", 10);
        console.pause("payment.orders");
        console.pause("inventory.orders");
        String order = shop.places(sku, 2, "tok_visa");
        loses("payment.orders", order);
        loses("inventory.orders", order);

        anHourPassesFor(order);

        shop.eventually(order, "CONFIRMED");
        shop.eventuallyPayment(order, "CAPTURED");
        assertThat(shop.reserved(sku)).isEqualTo(2);
        assertThat(repairsOf(order)).singleElement().asString()
                .contains("missing=an answer to OrderPlaced by=republishing OrderPlaced number=1")
                .contains("order is PLACED, payment is unknown, stock is unknown");
    }

    @Test
    @DisplayName("RECONCILIATION-P1 an order whose answers got lost gets them again: it is charged once and reserved once")
    void answersLost() throws Exception {
        String sku = shop.sells("5.00", 10);
        console.pause("orders.payments");
        console.pause("orders.inventory");
        String order = shop.places(sku, 2, "tok_visa");
        loses("orders.payments", order);
        loses("orders.inventory", order);
        assertThat(shop.statusOf(order)).isEqualTo("PLACED");

        anHourPassesFor(order);

        shop.eventually(order, "CONFIRMED");
        shop.eventuallyPayment(order, "CAPTURED");
        assertThat(shop.reserved(sku)).isEqualTo(2);
        assertThat(repairsOf(order)).hasSize(1);
    }

    @Test
    @DisplayName("RECONCILIATION-P1 an order whose bad news got lost is rejected after all")
    void badNewsLost() throws Exception {
        String sku = shop.sells("5.00", 10);
        console.pause("orders.payments");
        String order = shop.places(sku, 2, "tok_declined");
        loses("orders.payments", order);

        anHourPassesFor(order);

        shop.eventually(order, "REJECTED");
        shop.eventuallyAvailable(sku, 10);
    }

    @Test
    @DisplayName("RECONCILIATION-P2 a confirmation that payment did not hear of is announced again, and the money taken")
    void confirmationLost() throws Exception {
        String sku = shop.sells("5.00", 10);
        console.pause("orders.inventory");
        String order = shop.places(sku, 2, "tok_visa");
        shop.eventuallyPayment(order, "AUTHORIZED");
        console.pause("payment.orders");
        console.resume("orders.inventory");
        shop.eventually(order, "CONFIRMED");
        loses("payment.orders", order);

        anHourPassesFor(order);

        shop.eventuallyPayment(order, "CAPTURED");
        assertThat(repairsOf(order)).singleElement().asString().contains("by=republishing the decision");
    }

    @Test
    @DisplayName("RECONCILIATION-P2 a confirmation that shipping did not hear of is announced again, and the shipment prepared")
    void confirmationLostToShipping() throws Exception {
        String sku = shop.sells("5.00", 10);
        console.pause("shipping.orders");
        String order = shop.places(sku, 2, "tok_visa");
        shop.eventuallyPayment(order, "CAPTURED");
        loses("shipping.orders", order);

        anHourPassesFor(order);

        shop.eventuallyShipment(order, "PREPARED");
        assertThat(shop.paymentOf(order)).isEqualTo("CAPTURED");
        assertThat(repairsOf(order)).singleElement().asString()
                .contains("by=republishing the decision")
                .contains("order is CONFIRMED, payment is CAPTURED, stock is RESERVED, shipment is unknown");
    }

    @Test
    @DisplayName("RECONCILIATION-P2 a departure that neither orders nor inventory heard of is announced again: the order is shipped, the"
            + " stock leaves")
    void departureLost() throws Exception {
        String sku = shop.sells("5.00", 10);
        String order = shop.places(sku, 2, "tok_visa");
        shop.eventuallyPayment(order, "CAPTURED");
        shop.eventuallyShipment(order, "PREPARED");
        console.pause("orders.shipping");
        console.pause("inventory.shipping");
        shop.dispatches(order);
        loses("orders.shipping", order);
        loses("inventory.shipping", order);

        anHourPassesFor(order);

        shop.eventually(order, "SHIPPED");
        await("the stock has left").atMost(SOON).until(() -> shop.onHand(sku), pieces -> pieces == 8);
        assertThat(shop.reserved(sku)).isZero();
        assertThat(repairsOf(order)).singleElement().asString().contains("by=republishing OrderShipped");
    }

    @Test
    @DisplayName("RECONCILIATION-P2 a cancellation that nobody heard of is announced again: money, stock and parcel are given up")
    void cancellationLost() throws Exception {
        String sku = shop.sells("5.00", 10);
        String order = shop.places(sku, 2, "tok_visa");
        shop.eventuallyPayment(order, "CAPTURED");
        shop.eventuallyShipment(order, "PREPARED");
        List<String> subscriptions = List.of("payment.orders", "inventory.orders", "shipping.orders");
        subscriptions.forEach(console::pause);
        shop.cancels(order);
        subscriptions.forEach(subscription -> loses(subscription, order));

        anHourPassesFor(order);

        shop.eventuallyPayment(order, "REFUNDED");
        shop.eventuallyShipment(order, "CANCELLED");
        shop.eventuallyAvailable(sku, 10);
        assertThat(shop.statusOf(order)).isEqualTo("CANCELLED");
    }

    @Test
    @DisplayName("RECONCILIATION-P2 a rejection that inventory did not hear of is announced again, and the stock given back")
    void rejectionLost() throws Exception {
        String sku = shop.sells("5.00", 10);
        console.pause("orders.payments");
        String order = shop.places(sku, 2, "tok_declined");
        await("inventory has reserved").atMost(SOON).until(() -> shop.reserved(sku), reserved -> reserved == 2);
        console.pause("inventory.orders");
        console.resume("orders.payments");
        shop.eventually(order, "REJECTED");
        loses("inventory.orders", order);

        anHourPassesFor(order);

        shop.eventuallyAvailable(sku, 10);
    }

    @Test
    @DisplayName("RECONCILIATION-P3 an order that vanished is given up: money and stock are given back, and what comes later about it is"
            + " ignored")
    void orderLost() throws Exception {
        String sku = shop.sells("5.00", 10);
        console.pause("orders.payments");
        String order = shop.places(sku, 2, "tok_visa");
        console.eventuallyHolds("orders.payments", order, SOON);
        shop.eventuallyAvailable(sku, 8);
        console.buries("orders.payments", order);
        console.resume("orders.payments");
        await("inventory's answer was heard").atMost(SOON).until(() -> console.depth("orders.inventory") == 0);
        database.executes("delete from orders.order_line where order_id = '" + order + "'");
        database.executes("delete from orders.orders where id = '" + order + "'");

        anHourPassesFor(order);

        shop.eventuallyPayment(order, "VOIDED");
        shop.eventuallyAvailable(sku, 10);
        assertThat(repairsOf(order)).singleElement().asString().contains("missing=the order by=giving it up with OrderRejected");

        console.retryAll("DLQ.orders.payments");
        console.eventuallyQuiet();
        assertThat(console.holds("DLQ.orders.payments", order)).isFalse();
    }

    @Test
    @DisplayName("RECONCILIATION-P4 an order with a dead letter is left to the operator, while one without is repaired")
    void deadLetterIsNoLoss() throws Exception {
        String sku = shop.sells("5.00", 10);
        console.pause("payment.orders");
        String order = shop.places(sku, 2, "tok_visa");
        String lost = shop.places(sku, 2, "tok_visa");
        console.eventuallyHolds("payment.orders", order, SOON);
        console.buries("payment.orders", order);
        loses("payment.orders", lost);

        anHourPassesFor(order);
        anHourPassesFor(lost);

        shop.eventually(lost, "CONFIRMED");
        await("it is left alone").during(SEVERAL_PASSES).atMost(SOON).until(() -> repairsOf(order).isEmpty());
        assertThat(shop.statusOf(order)).isEqualTo("PLACED");
        console.retryAll("DLQ.payment.orders");
        shop.eventually(order, "CONFIRMED");
    }

    @Test
    @DisplayName("RECONCILIATION-P4 an order whose dead letter has gone is given its time once more, and then announced again")
    void deadLetterGone() throws Exception {
        String sku = shop.sells("5.00", 10);
        console.pause("payment.orders");
        String order = shop.places(sku, 2, "tok_visa");
        console.eventuallyHolds("payment.orders", order, SOON);
        console.buries("payment.orders", order);
        console.resume("payment.orders");
        shop.eventuallyAvailable(sku, 8);
        await("inventory's answer was heard").atMost(SOON).until(() -> console.depth("orders.inventory") == 0);
        anHourPassesFor(order);
        await("the dead letter is seen").atMost(SOON).until(() -> isSuspect(order, "held"));
        console.removes("DLQ.payment.orders", order);

        isLookedAt(order);
        await("it is given its time").atMost(SOON).until(() -> isSuspect(order, "not held and look_at > now()"));
        assertThat(repairsOf(order)).isEmpty();

        isLookedAt(order);
        shop.eventually(order, "CONFIRMED");
        assertThat(repairsOf(order)).hasSize(1);
    }

    @Test
    @DisplayName("RECONCILIATION-P4 an order whose message waits is no loss, however long it waits")
    void waitingIsNoLoss() throws Exception {
        String sku = shop.sells("5.00", 10);
        console.pause("payment.orders");
        String order = shop.places(sku, 2, "tok_visa");
        console.eventuallyHolds("payment.orders", order, SOON);

        // An hour passes for the order, and none for its message: it is younger than what is judged, but then nothing older is.
        anHourPassesFor(order);

        await("it is left alone").during(SEVERAL_PASSES).atMost(SOON).until(() -> repairsOf(order).isEmpty());
        console.resume("payment.orders");
        shop.eventually(order, "CONFIRMED");
    }

    @Test
    @DisplayName("RECONCILIATION-P4 while a branch is in doubt in the database nothing is judged, afterwards it is")
    void inDoubt() throws Exception {
        String sku = shop.sells("5.00", 10);
        console.pause("payment.orders");
        console.pause("inventory.orders");
        database.executes("begin; prepare transaction 'somebody else'");
        String order;
        try {
            order = shop.places(sku, 2, "tok_visa");
            loses("payment.orders", order);
            loses("inventory.orders", order);
            anHourPassesFor(order);

            await("it is left alone").during(SEVERAL_PASSES).atMost(SOON).until(() -> repairsOf(order).isEmpty());
        } finally {
            database.executes("rollback prepared 'somebody else'");
        }

        shop.eventually(order, "CONFIRMED");
    }

    private void loses(String subscription, String order) {
        console.eventuallyHolds(subscription, order, SOON);
        console.removes(subscription, order);
        console.resume(subscription);
    }

    /** Less a second or two, so that the ledgers have not been compared beyond it yet. */
    private void anHourPassesFor(String order) throws Exception {
        for (String row : List.of(
                "orders.orders set updated_at = %s where id = '%s'",
                "payment.payment set updated_at = %s where order_id = '%s'",
                "inventory.reservation set updated_at = %s where order_id = '%s'",
                "shipping.shipment set updated_at = %s where order_id = '%s'")) {
            database.executes("update " + row.formatted("now() - interval '3598 seconds'", order));
        }
    }

    private void isLookedAt(String order) throws Exception {
        database.executes("update reconciliation.suspect set look_at = now() where order_id = '" + order + "'");
    }

    private boolean isSuspect(String order, String condition) throws Exception {
        return database.count("select count(*) from reconciliation.suspect where order_id = ? and " + condition, order) == 1;
    }

    private List<String> repairsOf(String order) throws IOException {
        try (Stream<String> lines = Files.lines(stack.applicationServer().fullLog())) {
            return lines.filter(line -> line.contains("Repaired: order=" + order)).toList();
        }
    }
}
