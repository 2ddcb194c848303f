package dev.orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orderflow.launcher.Credentials;
import dev.orderflow.launcher.Stack;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The flow while it flows. */
@OrderflowRunning
class FlowStreamIT {

    private static final String PATH = "/api/flow/stream";
    private static final Duration SOON = Duration.ofSeconds(30);
    /** A login that is over is noticed within a minute. */
    private static final Duration ACCESS_ENDS = Duration.ofSeconds(90);

    private final Shop shop;
    private final Credentials credentials;

    FlowStreamIT(Shop shop, Stack stack) {
        this.shop = shop;
        credentials = stack.credentials();
    }

    @Test
    @DisplayName("WEB-OPERATIONS-P8 WEB-STREAM-P7 shows each look, every second or two, with health beside it; who watches together sees"
            + " the same looks")
    void looks() {
        try (EventStream one = EventStream.ofOperator(credentials, PATH, null);
                EventStream other = EventStream.ofOperator(credentials, PATH, null)) {
            int before = one.events("flow").size();
            await("it is shown").atMost(SOON).until(() -> one.events("flow").size() >= before + 6 && !one.events("health").isEmpty());

            List<JsonNode> shown = one.events("flow").subList(before + 1, before + 6);
            assertThat(shown).extracting(FlowStreamIT::age).filteredOn(age -> age.compareTo(Duration.ofSeconds(2)) <= 0)
                    .as("looks that were two seconds old at most; a busy machine may hold up one").hasSizeGreaterThanOrEqualTo(4);
            assertThat(shown).allSatisfy(flow -> assertThat(flow.get("topics")).hasSize(4));
            assertThat(one.events("health").get(0).get("status").textValue()).isIn("UP", "DEGRADED");
            Set<String> both = new HashSet<>(looksOf(one));
            both.retainAll(looksOf(other));
            assertThat(both).as("looks that both saw").hasSizeGreaterThanOrEqualTo(4);
        }
    }

    private static Duration age(JsonNode flow) {
        return Duration.between(
                Instant.parse(flow.at("/seenAt/broker").textValue()), Instant.parse(flow.get("at").textValue()));
    }

    private static List<String> looksOf(EventStream stream) {
        return stream.events("flow").stream().map(it -> it.at("/seenAt/broker").textValue()).toList();
    }

    @Test
    @DisplayName("WEB-STREAM-P7 goes on while the database is away, for who watched before, and names it")
    void databaseAway(Stack stack) {
        try (EventStream stream = EventStream.ofOperator(credentials, PATH, null)) {
            stack.postgres().kill9();
            try {
                await("the database is missed").atMost(SOON)
                        .until(() -> last(stream, "flow").get("unknown").toString().contains("database"));
                await("health misses it, too").atMost(SOON).until(() -> last(stream, "health").get("status").textValue().equals("DOWN"));
                assertThat(last(stream, "flow").get("topics")).hasSize(4);
            } finally {
                stack.postgres().start();
            }
            await("it is seen again").atMost(Duration.ofSeconds(90)).until(() -> last(stream, "flow").get("unknown").isEmpty());
            assertThat(stream.isOver()).isFalse();
        }
        shop.eventuallyReady();
    }

    private static JsonNode last(EventStream stream, String type) {
        await(type + " is told").atMost(SOON).until(() -> !stream.events(type).isEmpty());
        List<JsonNode> told = stream.events(type);
        return told.get(told.size() - 1);
    }

    @Test
    @DisplayName("WEB-STREAM-P6 is for operators, and ends when one is no operator any more")
    void others(Sql database) throws SQLException {
        shop.anyone().accept("text/event-stream").get(PATH).then().statusCode(401);
        shop.customer().accept("text/event-stream").get(PATH).then().statusCode(403).contentType("application/problem+json");

        database.addsOperator("watcher");
        try (EventStream stream = EventStream.of(credentials, "watcher", credentials.get("operator.password"), PATH, null)) {
            last(stream, "flow");
            shop.operator().delete("/api/users/{name}", "watcher").then().statusCode(204);
            await("it ends").atMost(ACCESS_ENDS).until(stream::wasEnded);
        }
    }

    @Test
    @DisplayName("tells of each consumer of which node it is")
    void nodes() {
        try (EventStream stream = EventStream.ofOperator(credentials, PATH, null)) {
            await("its nodes are known").atMost(SOON).untilAsserted(() -> assertThat(subscription(last(stream, "flow"), "payment.orders")
                            .get("nodes"))
                    .singleElement()
                    .satisfies(it -> assertThat(it.get("node").textValue()).isEqualTo("node1"))
                    .satisfies(it -> assertThat(it.get("consumers").intValue()).isPositive()));
        }
    }

    private static JsonNode subscription(JsonNode flow, String name) {
        for (JsonNode topic : flow.get("topics")) {
            for (JsonNode subscription : topic.get("subscriptions")) {
                if (subscription.get("name").textValue().equals(name)) {
                    return subscription;
                }
            }
        }
        throw new AssertionError(name + " is not in " + flow);
    }
}
