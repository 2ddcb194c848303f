package dev.orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Database and broker, both or neither. */
@OrderflowRunning
class OneTransactionIT {

    private final Sql database;
    private final Shop shop;
    private final BrokerConsole console;

    OneTransactionIT(Sql database, Shop shop, BrokerConsole console) {
        this.database = database;
        this.shop = shop;
        this.console = console;
    }

    @AfterEach
    void removeTheFault() throws Exception {
        database.executes("drop function if exists refuse() cascade");
    }

    @Test
    @DisplayName("MESSAGING-P1 a database that refuses at the prepare leaves neither row nor message")
    void rollback() throws Exception {
        String sku = shop.sells("1.00", 10);
        shop.eventually(shop.places(sku, 1, "tok_visa"), "CONFIRMED");
        console.eventuallyQuiet();
        // Checked at the end of the transaction: by then the message has been sent.
        refuseAtTheEndOfTheTransaction("orders.orders");
        long orders = database.count("select count(*) from orders.orders");
        int messages = console.added("payment.orders");

        int status = shop.asksFor(sku, 1, "tok_visa").statusCode();

        assertThat(status).isEqualTo(503);
        assertThat(database.count("select count(*) from orders.orders")).isEqualTo(orders);
        removeTheFault();
        // One more order flushes whatever might have been on its way. Its two events are the only ones.
        shop.eventually(shop.places(sku, 1, "tok_visa"), "CONFIRMED");
        console.eventuallyQuiet();
        assertThat(console.added("payment.orders")).isEqualTo(messages + 2);
        assertThat(shop.available(sku)).isEqualTo(8);
    }

    @Test
    @DisplayName("MESSAGING-P1 a consumer that fails at the prepare leaves neither row nor fact, and succeeds when the fault is gone")
    void consumerRollsBack() throws Exception {
        String sku = shop.sells("1.00", 10);
        console.eventuallyQuiet();
        refuseAtTheEndOfTheTransaction("payment.payment");
        int facts = console.added("orders.payments");

        String order = shop.places(sku, 1, "tok_visa");

        await("inventory has done its part").atMost(Duration.ofSeconds(30)).until(() -> shop.available(sku) == 9);
        assertThat(shop.paymentOf(order)).isNull();
        assertThat(console.added("orders.payments")).isEqualTo(facts);
        removeTheFault();
        shop.eventually(order, "CONFIRMED");
    }

    @Test
    @DisplayName("when all is quiet nothing is in doubt, neither in the database nor in the broker")
    void nothingInDoubt() {
        shop.eventuallyPayment(shop.places(shop.sells("1.00", 1), 1, "tok_visa"), "CAPTURED");

        await("no prepared transaction in the database")
                .atMost(Duration.ofSeconds(10))
                .until(() -> database.count("select count(*) from pg_prepared_xacts") == 0);
        await("no prepared transaction in the broker").atMost(Duration.ofSeconds(10)).until(() -> console.prepared().isEmpty());
    }

    private void refuseAtTheEndOfTheTransaction(String table) throws Exception {
        database.executes("create function refuse() returns trigger language plpgsql as "
                + "'begin raise exception ''refused for a test''; end'");
        database.executes("create constraint trigger refuse after insert on " + table
                + " deferrable initially deferred for each row execute function refuse()");
    }
}
