package dev.orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.launcher.Part;
import dev.orderflow.launcher.Stack;
import dev.orderflow.system.ForeignProgram.Letter;
import io.restassured.http.ContentType;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** DEADLETTERS-P5 DEADLETTERS-P8 A retry of many, in the middle of which something is killed: each message is sent once, none is lost. */
@OrderflowRunning
class GroupRetrySurvivesIT {

    private static final int MANY = 1_000;
    private static final String QUEUE = "DLQ.shipping.orders";
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(3);

    private final Stack stack;
    private final Shop shop;
    private final BrokerConsole console;
    private final Sql database;
    private final ForeignProgram program;
    /** All these letters are about it. */
    private String subject;
    private int before;

    GroupRetrySurvivesIT(Stack stack, Shop shop, BrokerConsole console, Sql database, ForeignProgram program) {
        this.stack = stack;
        this.shop = shop;
        this.console = console;
        this.database = database;
        this.program = program;
    }

    /** No event of shipping's, and dead at once. */
    @BeforeEach
    void deadLetters() {
        subject = UUID.randomUUID().toString();
        before = console.depth(QUEUE);
        program.sends(IntStream.range(0, MANY)
                .mapToObj(i -> new Letter(
                        "orders::shipping.orders", "no event " + i,
                        Map.of("ce_subject", subject, "ce_type", subject, "ce_id", subject + "-" + i)))
                .toList());
        await("all are dead").atMost(LONG_ENOUGH).until(() -> cases("state = 'DEAD'") == MANY);
    }

    @Test
    @Tag("faults")
    @DisplayName("DEADLETTERS-P5 DEADLETTERS-P8 after a crash of the application server either both have happened or none, and the retry"
            + " goes on")
    void applicationServer() throws Exception {
        isKilled(stack.applicationServer());
    }

    @Test
    @Tag("faults")
    @DisplayName("DEADLETTERS-P5 DEADLETTERS-P8 after a crash of the broker either both have happened or none, and the retry goes on")
    void broker() throws Exception {
        isKilled(stack.broker());
    }

    @Test
    @Tag("faults")
    @DisplayName("DEADLETTERS-P5 DEADLETTERS-P8 after a crash of the database either both have happened or none, and the retry goes on")
    void database() throws Exception {
        isKilled(stack.postgres());
    }

    private void isKilled(Part part) throws Exception {
        String retry = shop.operator().contentType(ContentType.JSON)
                .body(Map.of("type", subject, "ratePerSecond", 200))
                .post("/api/dead-letters/retry").then().statusCode(202).extract().path("id");
        int byThen = await("it is in the middle").atMost(SOON).until(() -> retried(retry), retried -> retried >= 200);

        part.kill9();
        if (part != stack.applicationServer()) {
            await("health names it").atMost(SOON).until(() -> !shop.partsDown().isEmpty());
        }
        part.start();

        shop.eventuallyReady();
        assertThat(byThen).as("sent when it was killed").isLessThan(MANY);
        await("it is done").atMost(LONG_ENOUGH).until(() -> state(retry), "DONE"::equals);
        assertThat(retried(retry)).isEqualTo(MANY);
        // No event gets better by being sent again: each comes back once, and once only.
        await("all are dead again").atMost(LONG_ENOUGH).until(() -> cases("state = 'DEAD' and rounds = 2") == MANY);
        assertThat(cases("true")).isEqualTo(MANY);
        assertThat(console.depth(QUEUE)).isEqualTo(before + MANY);
        assertThat(actions("RETRIED")).isEqualTo(MANY);
        assertThat(actions("REMOVED")).isZero();
    }

    @AfterEach
    void remove() {
        console.removes(QUEUE, subject);
        await("DEADLETTERS-P9 that shows").atMost(LONG_ENOUGH).until(() -> cases("state = 'DEAD'") == 0);
    }

    private int retried(String retry) {
        return shop.operator().get("/api/dead-letters/retry/{id}", retry).then().statusCode(200).extract().path("retried");
    }

    private String state(String retry) {
        return shop.operator().get("/api/dead-letters/retry/{id}", retry).then().statusCode(200).extract().path("state");
    }

    private long cases(String which) throws SQLException {
        return database.count("select count(*) from deadletters.dead_letter where type = ? and " + which, subject);
    }

    private long actions(String what) throws SQLException {
        return database.count(
                "select count(*) from deadletters.action a join deadletters.dead_letter d on d.id = a.dead_letter where d.type = ? and"
                        + " a.what = '"
                        + what + "'",
                subject);
    }
}
