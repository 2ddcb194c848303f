package dev.orderflow.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.launcher.Part;
import dev.orderflow.launcher.Stack;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A part is killed in the middle of an import: the import goes on by itself, and each line is placed and decided once. */
@OrderflowRunning
class ImportSurvivesIT {

    private static final int LINES = 2_000;
    private static final Duration SOON = Duration.ofSeconds(60);
    /** In-doubt branches are looked for every 5 seconds, a lease lasts 30, and then there are orders to be placed and decided. */
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(4);

    private final Stack stack;
    private final Shop shop;
    private final BrokerConsole console;
    private final Sql database;
    private String sku;
    private int deadLetters;

    ImportSurvivesIT(Stack stack, Shop shop, BrokerConsole console, Sql database) {
        this.stack = stack;
        this.shop = shop;
        this.console = console;
        this.database = database;
    }

    @BeforeEach
    void stock() {
        sku = shop.sells("2.00", 1_000_000);
        console.eventuallyQuiet();
        deadLetters = console.deadLetters();
    }

    @AfterEach
    void everythingRuns() {
        stack.postgres().start();
        stack.broker().start();
        stack.applicationServer().start();
    }

    @Test
    @DisplayName("the application server is killed, and started again")
    void applicationServer() throws Exception {
        isKilled(stack.applicationServer());
    }

    @Test
    @Tag("faults")
    @DisplayName("the database is killed, and is back after a while")
    void database() throws Exception {
        isKilled(stack.postgres());
    }

    @Test
    @Tag("faults")
    @DisplayName("the broker is killed, and is back after a while")
    void broker() throws Exception {
        isKilled(stack.broker());
    }

    private void isKilled(Part part) throws Exception {
        String id = shop.operator().contentType("text/csv").body(file()).post("/api/imports").then()
                .statusCode(202).extract().path("id");
        int readByThen = await("it is in the middle").atMost(SOON).until(() -> read(id), read -> read >= 500);

        part.kill9();
        if (part != stack.applicationServer()) {
            await("health names it").atMost(SOON).until(() -> !shop.partsDown().isEmpty());
        }
        part.start();

        shop.eventuallyReady();
        assertThat(readByThen).as("lines read when it was killed").isLessThan(LINES);
        await("it is completed").atMost(LONG_ENOUGH).until(() -> state(id), "COMPLETED"::equals);
        assertThat(read(id)).isEqualTo(LINES);
        assertThat(ordersOf("select count(*)")).isEqualTo(LINES);
        assertThat(ordersOf("select count(distinct o.customer_id)")).isEqualTo(LINES);
        await("all are confirmed").atMost(LONG_ENOUGH).until(
                () -> ordersOf("select count(*) filter (where o.status = 'CONFIRMED')"), confirmed -> confirmed == LINES);
        shop.eventuallyAvailable(sku, 1_000_000 - LINES);
        console.eventuallyQuiet();
        assertThat(console.deadLetters()).isEqualTo(deadLetters);
    }

    private byte[] file() {
        return IntStream.rangeClosed(1, LINES)
                .mapToObj(i -> "c-" + i + ",EUR,tok_visa," + sku + "*1\n")
                .collect(joining("", "customerId,currency,paymentToken,lines\n", ""))
                .getBytes(UTF_8);
    }

    private int read(String id) {
        return shop.operator().get("/api/imports/" + id).then().statusCode(200).extract().path("read");
    }

    private String state(String id) {
        return shop.operator().get("/api/imports/" + id).then().statusCode(200).extract().path("state");
    }

    private long ordersOf(String select) throws SQLException {
        return database.count(select + " from orders.orders o join orders.order_line l on l.order_id = o.id where l.sku = ?", sku);
    }
}
