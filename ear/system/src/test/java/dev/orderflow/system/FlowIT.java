package dev.orderflow.system;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import dev.orderflow.launcher.Stack;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an operator sees of the flow of events. */
@OrderflowRunning
class FlowIT {

    /** Two looks, and some time for a busy machine. */
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    /** Recovery leaves a branch alone for 20 s; the tests' stack calls 30 s too long. */
    private static final Duration IN_DOUBT_FOR_TOO_LONG = Duration.ofSeconds(75);
    /** A login is remembered for a minute. */
    private static final Duration LONGER_THAN_A_LOGIN = Duration.ofSeconds(75);

    private final Shop shop;

    FlowIT(Shop shop) {
        this.shop = shop;
    }

    @Test
    @DisplayName("a subscription that is paused shows what waits in it, and since when; then how fast it went")
    void depth(BrokerConsole console) {
        String sku = shop.sells("1.00", 5);
        console.eventuallyQuiet();
        console.pause("payment.orders");
        String order;
        try {
            order = shop.places(sku, 1, "tok_visa");
            Instant placedAt = Instant.parse(shop.order(order).path("placedAt"));

            Map<String, Object> waiting = eventually("payment.orders", Map.of("depth", 1, "paused", true));

            assertThat(waiting).containsEntry("deadLetters", console.depth("DLQ.payment.orders"));
            assertThat(Instant.parse((String) waiting.get("oldest"))).isCloseTo(placedAt, within(5, ChronoUnit.SECONDS));
            assertThat((int) waiting.get("consumers")).isPositive();
        } finally {
            console.resume("payment.orders");
        }
        shop.eventually(order, "CONFIRMED");
        Map<String, Object> handled = eventually("payment.orders", Map.of("depth", 0, "paused", false));

        assertThat(handled).doesNotContainKey("oldest");
        assertThat(((Number) handled.get("inPerSecond")).doubleValue()).isPositive();
        assertThat(((Number) handled.get("outPerSecond")).doubleValue()).isPositive();
        assertThat(((Number) handled.get("perTransaction")).doubleValue()).isGreaterThanOrEqualTo(1);
        assertThat(metrics()).contains("orderflow_subscription_depth{subscription=\"payment.orders\"} 0");
    }

    @Test
    @DisplayName("what a consumer holds for long, and what failed and waits for its next delivery, is the oldest too")
    void oldest() {
        String sku = shop.sells("1.00", 5);

        String slow = shop.places(sku, 1, "tok_slow_9000");
        assertThat(eventually("payment.orders", Map.of("delivering", 1))).containsKey("oldest");
        shop.eventually(slow, "CONFIRMED");

        String failing = shop.places(sku, 1, "tok_flaky_3");
        assertThat(eventually("payment.orders", Map.of("scheduled", 1))).containsKey("oldest");
        shop.eventually(failing, "CONFIRMED");
    }

    @Test
    @DisplayName("dead letters are counted with their subscription")
    void deadLetters(ForeignProgram program, BrokerConsole console) {
        int before = console.depth("DLQ.payment.orders");

        program.sends("orders", "this is not JSON", Map.of());

        eventually("payment.orders", Map.of("deadLetters", before + 1));
        assertThat(metrics()).contains("orderflow_subscription_dead_letters{subscription=\"payment.orders\"} " + (before + 1));
    }

    @Test
    @DisplayName("WEB-OPERATIONS-P1 a transaction in doubt is shown on both sides with its node and age; health is degraded; the other"
            + " node leaves it alone")
    void inDoubt(Stack stack, Sql database) throws Exception {
        try (AbandonedTransaction others = new AbandonedTransaction(stack.credentials(), "nodeX");
                AbandonedTransaction own = new AbandonedTransaction(stack.credentials(), "node1")) {
            for (String where : List.of("database", "broker")) {
                await("nodeX's branch is shown").atMost(SOON).until(() -> owner(others, where), "nodeX"::equals);
                await("node1's branch is shown").atMost(SOON).until(() -> owner(own, where), "node1"::equals);
            }

            await("recovery has rolled back what its node left").atMost(IN_DOUBT_FOR_TOO_LONG).until(() -> branches(own).isEmpty());
            shop.anyone().get("/api/health/ready").then().statusCode(200);
            await("too long in doubt").atMost(IN_DOUBT_FOR_TOO_LONG).until(() -> health().equals("DEGRADED"));

            assertThat(branches(others)).hasSize(2).allSatisfy(branch -> assertThat((int) branch.get("ageSeconds")).isGreaterThan(20));
            assertThat(database.count("select count(*) from pg_prepared_xacts where gid = ?", idOf(others, "database"))).isEqualTo(1);
            assertThat(metrics()).contains("orderflow_in_doubt{where=\"broker\"} 1").contains("orderflow_in_doubt{where=\"database\"} 1");
        }

        await("decided").atMost(SOON).until(() -> health().equals("UP"));
    }

    @Test
    @DisplayName("WEB-OPERATIONS-P2 while the broker is away the answer comes at once, says so, and shows the database")
    void brokerAway(Stack stack) {
        stack.broker().kill9();
        try {
            await("the broker is missed").atMost(SOON).until(() -> flow().getList("unknown"), List.of("broker")::equals);

            shop.operator().get("/api/flow").then().statusCode(200).time(lessThan(2L), SECONDS);
            assertThat(flow().getString("seenAt.database")).isNotNull();
            assertThat(flow().getList("topics")).isNull();
            assertThat(metrics()).doesNotContain("orderflow_subscription_depth{").contains("orderflow_in_doubt{where=\"database\"}");
        } finally {
            stack.broker().start();
        }
        await("the broker is seen again").atMost(Duration.ofSeconds(90)).until(() -> flow().getList("unknown").isEmpty());
        assertThat(flow().getList("topics")).hasSize(4);
        await("all is as before")
                .atMost(Duration.ofSeconds(90))
                .until(() -> health().equals("UP") && (int) subscription("payment.orders").get("consumers") > 0);
    }

    @Test
    @DisplayName("WEB-OPERATIONS-P2 while the database is away the answer comes at once, says so, and shows the broker")
    void databaseAway(Stack stack) {
        stack.postgres().kill9();
        try {
            await("the database is missed").atMost(SOON).until(() -> flow().getList("unknown"), List.of("database")::equals);

            shop.operator().get("/api/flow").then().statusCode(200).time(lessThan(2L), SECONDS);
            assertThat(flow().getString("seenAt.broker")).isNotNull();
            assertThat(flow().getList("topics")).hasSize(4);
            assertThat(metrics()).contains("orderflow_subscription_depth{").doesNotContain("orderflow_in_doubt{where=\"database\"}");
        } finally {
            stack.postgres().start();
        }
        await("the database is seen again").atMost(Duration.ofSeconds(90)).until(() -> flow().getList("unknown").isEmpty());
        shop.eventuallyReady();
    }

    @Test
    @Tag("faults")
    @DisplayName("WEB-OPERATIONS-P2 that goes on for longer than a login is remembered: who looked before may look, on and on")
    void databaseAwayForLong(Stack stack, Sql database) throws Exception {
        database.addsOperator("onlooker");
        shop.operator("onlooker").get("/api/flow").then().statusCode(200);
        stack.postgres().kill9();
        try {
            await("the database is missed").atMost(SOON).until(() -> flow().getList("unknown"), List.of("database")::equals);

            await("the onlooker still sees").during(LONGER_THAN_A_LOGIN).atMost(LONGER_THAN_A_LOGIN.plus(SOON)).untilAsserted(() -> {
                shop.operator("onlooker").get("/api/flow").then().statusCode(200).time(lessThan(2L), SECONDS);
                shop.operator("onlooker").get("/api/metrics").then().statusCode(200);
            });
            shop.operator("stranger").get("/api/flow").then().statusCode(503).contentType("application/problem+json");
        } finally {
            stack.postgres().start();
        }
        shop.eventuallyReady();
    }

    @Test
    @DisplayName("WEB-OPERATIONS-P4 the application's user may look at the broker's queues, pause subscriptions and change nothing else")
    void looksOnly(ForeignProgram program, BrokerConsole console) {
        assertThat(program.manages("queue.payment.orders", "getConsumerCount")).isTrue();
        assertThat(program.manages("queue.payment.orders", "removeAllMessages")).isFalse();
        assertThat(program.manages("queue.DLQ.payment.orders", "pause")).isFalse();
        assertThat(program.manages("queue.deadletters.DLQ", "flushExecutor")).isFalse();
        assertThat(program.manages("queue.DLQ.payment.orders", "removeAllMessages")).isFalse();
        assertThat(console.isPaused("payment.orders")).isFalse();
    }

    @Test
    @DisplayName("WEB-OPERATIONS-P5 a subscription whose consumers were all closed in the console has its listener back within a minute")
    void consumersClosed(BrokerConsole console) {
        String sku = shop.sells("1.00", 5);
        console.eventuallyQuiet();

        assertThat(console.closeConsumers("payment.orders")).isPositive();

        String order = shop.places(sku, 1, "tok_visa");
        await("it is listened to again").atMost(A_MINUTE).until(() -> console.consumers("payment.orders") > 0);
        shop.eventually(order, "CONFIRMED");
        await("all is well").atMost(A_MINUTE).until(() -> health().equals("UP"));
    }

    @Test
    @DisplayName("WEB-OPERATIONS-P5 a subscription that nobody listens to is named: here somebody has made its queue anew, with"
            + " another filter"
            + " than its listener takes")
    void unheard(Stack stack, BrokerConsole console) {
        String sku = shop.sells("1.00", 5);
        console.eventuallyQuiet();
        try {
            console.destroyQueueInUse("orders.inventory");
            console.createQueue("inventory", "orders.inventory", "ce_type = 'StockReserved'");

            await("health names it").atMost(A_MINUTE).untilAsserted(() -> assertThat(subscriptions("withoutConsumer"))
                    .containsExactly("orders.inventory"));
            shop.anyone().get("/api/health/ready").then().statusCode(200).body("status", equalTo("DEGRADED"));
        } finally {
            console.destroyQueueInUse("orders.inventory");
            stack.broker().kill9();
            stack.broker().start();
        }
        await("all is well").atMost(A_MINUTE.multipliedBy(3)).until(() -> health().equals("UP"));
        await("it is listened to again").atMost(A_MINUTE.multipliedBy(2)).until(() -> console.consumers("orders.inventory") > 0);
        shop.eventually(shop.places(sku, 1, "tok_visa"), "CONFIRMED");
    }

    @Test
    @DisplayName("WEB-OPERATIONS-P5 queues that somebody destroyed are named, and are listened to again when the broker has restarted"
            + " with them")
    void queuesDestroyed(Stack stack, BrokerConsole console) {
        String sku = shop.sells("1.00", 5);
        console.eventuallyQuiet();
        try {
            console.destroyQueueInUse("orders.inventory");
            console.destroyQueueInUse("DLQ.orders.inventory");

            await("health names them").atMost(A_MINUTE).untilAsserted(() -> assertThat(subscriptions("missingQueues"))
                    .containsExactlyInAnyOrder("orders.inventory", "DLQ.orders.inventory"));
            shop.anyone().get("/api/health/ready").then().statusCode(200).body("status", equalTo("DEGRADED"));
        } finally {
            stack.broker().kill9();
            stack.broker().start();
        }
        await("all is well").atMost(A_MINUTE.multipliedBy(3)).until(() -> health().equals("UP"));
        await("it is listened to again").atMost(A_MINUTE.multipliedBy(2)).until(() -> console.consumers("orders.inventory") > 0);
        shop.eventually(shop.places(sku, 1, "tok_visa"), "CONFIRMED");
    }

    private List<String> subscriptions(String what) {
        List<String> found = shop.anyone().get("/api/health/ready").jsonPath()
                .getList("checks.find { it.name == 'subscriptions' }.data." + what);
        return found == null ? List.of() : found;
    }

    private JsonPath flow() {
        return shop.operator().get("/api/flow").then().statusCode(200).extract().jsonPath();
    }

    private Map<String, Object> subscription(String name) {
        await("the broker is seen").atMost(SOON).until(() -> flow().getList("topics") != null);
        return flow().getMap("topics.collectMany { it.subscriptions }.find { it.name == '" + name + "' }");
    }

    /** What is shown may be some seconds old: what a test expects must tell the new from the old. */
    private Map<String, Object> eventually(String subscription, Map<String, Object> expected) {
        return await(subscription + " shows " + expected)
                .atMost(SOON)
                .until(() -> subscription(subscription), seen -> seen.entrySet().containsAll(expected.entrySet()));
    }

    private List<Map<String, Object>> branches(AbandonedTransaction branch) {
        return flow().getList("inDoubt.findAll { it.transaction == '" + branch.transaction() + "' }");
    }

    private String owner(AbandonedTransaction branch, String where) {
        return one(branch, where, "owner");
    }

    private String idOf(AbandonedTransaction branch, String where) {
        return one(branch, where, "id");
    }

    private String one(AbandonedTransaction branch, String where, String what) {
        return branches(branch).stream()
                .filter(shown -> where.equals(shown.get("where")))
                .map(shown -> (String) shown.get(what))
                .findFirst()
                .orElse(null);
    }

    private String health() {
        return shop.anyone().get("/api/health/ready").path("status");
    }

    private String metrics() {
        return shop.operator().get("/api/metrics").then().statusCode(200).extract().asString();
    }
}
