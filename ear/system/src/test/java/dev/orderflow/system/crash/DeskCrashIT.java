package dev.orderflow.system.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.system.BrokerConsole;
import dev.orderflow.system.ForeignProgram;
import dev.orderflow.system.Shop;
import dev.orderflow.system.Sql;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** WildFly is killed while an operator's action on a dead letter commits. */
@Tag("faults")
@TestInstance(Lifecycle.PER_CLASS)
class DeskCrashIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String QUEUE = "DLQ.payment.orders";

    private CrashLab lab;
    private Shop shop;
    private Sql database;
    private BrokerConsole console;

    @BeforeAll
    void open() {
        lab = new CrashLab("desk-crash");
        shop = lab.shop();
        database = new Sql(lab.stack().credentials());
        console = new BrokerConsole(lab.stack().credentials());
    }

    @AfterAll
    void close() {
        lab.close();
    }

    @ParameterizedTest(name = "{0}, killed at {1}: {2}")
    @CsvSource({
        "RETRIED,   PREPARED_1,  none",
        "RETRIED,   DECIDED,     both",
        "RETRIED,   COMMITTED_1, both",
        "EDITED,    PREPARED_1,  none",
        "EDITED,    DECIDED,     both",
        "EDITED,    COMMITTED_1, both",
        "DISCARDED, PREPARED_1,  none",
        "DISCARDED, DECIDED,     both",
        "DISCARDED, COMMITTED_1, both",
    })
    @DisplayName("DEADLETTERS-P5 every action is one transaction of queue and archive: after a crash either both have happened or none")
    void killed(String action, String moment, String happened) throws Exception {
        String order = UUID.randomUUID().toString();
        String id = dead(order);
        var breakpoint = lab.breakpoints().whenDeadLettersBecome(action, moment);
        CompletableFuture.runAsync(() -> act(action, id, order));
        breakpoint.await(SOON);

        lab.stack().applicationServer().kill9();
        breakpoint.goOn();
        lab.stack().applicationServer().start();

        await("nothing is in doubt").atMost(SOON).until(
                () -> console.prepared().isEmpty() && database.count("select count(*) from pg_prepared_xacts") == 0);
        if (happened.equals("none")) {
            await("it is in the queue as before").atMost(SOON).until(() -> console.browse(QUEUE, order).size() == 1);
            assertThat(shop.operator().get("/api/dead-letters/{id}", id).<List<String>>path("actions.action")).isEmpty();
            assertThat(shop.operator().get("/api/dead-letters/{id}", id).<Integer>path("rounds")).isEqualTo(1);
            act(action, id, order);
        }
        isDone(action, id, order);
    }

    private String dead(String order) {
        new ForeignProgram(lab.stack().credentials()).sends(
                "orders::payment.orders",
                ForeignProgram.placed(order, "SKU", 0),
                Map.of("ce_subject", order, "ce_type", "OrderPlaced", "ce_id", order));
        return await("it is dead").atMost(SOON).until(
                () -> shop.operator().queryParam("limit", 200).get("/api/dead-letters").then().statusCode(200).extract()
                        .<String>path("find { it.subject == '" + order + "' }?.id"),
                found -> found != null);
    }

    private void act(String action, String id, String order) {
        switch (action) {
            case "RETRIED" -> shop.operator().post("/api/dead-letters/{id}/retry", id).then().statusCode(202);
            case "EDITED" -> shop.operator().contentType(ContentType.JSON)
                    .body(Map.of("body", ForeignProgram.placed(order, "SKU", 1), "reason", "a quantity of nothing"))
                    .post("/api/dead-letters/{id}/edit", id).then().statusCode(202);
            case "DISCARDED" -> shop.operator().contentType(ContentType.JSON).body(Map.of("reason", "a test"))
                    .delete("/api/dead-letters/{id}", id).then().statusCode(204);
            default -> throw new IllegalArgumentException(action);
        }
    }

    /** Once: a message that is retried comes back, an edited copy is paid, a discarded one is gone. */
    private void isDone(String action, String id, String order) {
        boolean retried = action.equals("RETRIED");
        await(action).atMost(SOON).until(
                () -> shop.operator().get("/api/dead-letters/{id}", id).path("state").equals(retried ? "DEAD" : action)
                        && shop.operator().get("/api/dead-letters/{id}", id).path("rounds").equals(retried ? 2 : 1));
        assertThat(shop.operator().get("/api/dead-letters/{id}", id).<List<String>>path("actions.action")).containsExactly(action);
        assertThat(console.browse(QUEUE, order)).hasSize(retried ? 1 : 0);
        if (action.equals("EDITED")) {
            shop.eventuallyPayment(order, "AUTHORIZED");
            assertThat(console.browse("payment.orders", order)).isEmpty();
        }
    }
}
