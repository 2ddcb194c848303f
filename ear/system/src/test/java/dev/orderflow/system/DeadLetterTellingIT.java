package dev.orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.orderflow.system.ForeignProgram.Letter;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How somebody hears of dead letters. */
@OrderflowRunning
class DeadLetterTellingIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String SUBSCRIPTION = "shipping.orders";

    private final Shop shop;
    private final ForeignProgram program;

    DeadLetterTellingIT(Shop shop, ForeignProgram program) {
        this.shop = shop;
        this.program = program;
    }

    @Test
    @DisplayName("DEADLETTERS-P10 the first dead letter of a new cause is told to the webhook, until it has taken it")
    void webhook(WebhookReceiver receiver) {
        String type = "Type" + UUID.randomUUID();
        receiver.refuses(type, 2);

        diesAtOnce(type, 1);
        await("it is told until it is taken").atMost(SOON).until(() -> receiver.asked(type).size() == 3);
        diesAtOnce(type, 1);
        await("another has died of it").atMost(SOON).until(() -> dead(type) == 2);
        String later = "Type" + UUID.randomUUID();
        diesAtOnce(later, 1);
        await("a later one is told").atMost(SOON).until(() -> !receiver.asked(later).isEmpty());

        assertThat(receiver.asked(type)).hasSize(3).allSatisfy(told -> assertThat(told)
                .contains("\"subscription\":\"" + SUBSCRIPTION + "\"", "\"type\":\"" + type + "\"", "\"cause\":\"", "\"firstSeen\":\"")
                .contains("\"deadLetter\":\"" + firstOf(type) + "\""));
    }

    @Test
    @DisplayName("DEADLETTERS-P10 never in the way of anything else: while the webhook does not answer, orders are confirmed and dead"
            + " letters retried")
    void silentWebhook(WebhookReceiver receiver) {
        String type = "Type" + UUID.randomUUID();
        CountDownLatch atLast = new CountDownLatch(1);
        receiver.isSilent(type, atLast);
        try {
            diesAtOnce(type, 1);
            await("it is being told").atMost(SOON).until(() -> !receiver.asked(type).isEmpty());

            shop.eventually(shop.places(shop.sells("1.00", 10), 1, "tok_visa"), "CONFIRMED");
            String id = firstOf(type);
            shop.operator().post("/api/dead-letters/{id}/retry", id).then().statusCode(202);
            await("it is back").atMost(SOON)
                    .until(() -> shop.operator().get("/api/dead-letters/{id}", id).path("rounds").equals(2));
        } finally {
            atLast.countDown();
        }
    }

    @Test
    @DisplayName("DEADLETTERS-P10 never in the way of anything else: a webhook that does not end its answer holds up no other cause")
    void endlessWebhook(WebhookReceiver receiver) {
        String type = "Type" + UUID.randomUUID();
        CountDownLatch atLast = new CountDownLatch(1);
        receiver.doesNotEnd(type, atLast);
        try {
            diesAtOnce(type, 1);
            await("it is being told").atMost(SOON).until(() -> !receiver.asked(type).isEmpty());

            String another = "Type" + UUID.randomUUID();
            diesAtOnce(another, 1);
            await("another is told").atMost(SOON).until(() -> !receiver.asked(another).isEmpty());
            await("it is told again, for it was not taken").atMost(SOON).until(() -> receiver.asked(type).size() > 1);
        } finally {
            atLast.countDown();
        }
    }

    @Test
    @DisplayName("more than ORDERFLOW_DEAD_LETTER_LIMIT make health DEGRADED, which still is 200; fewer again make it UP")
    void health(BrokerConsole console) {
        String type = "Type" + UUID.randomUUID();
        try {
            diesAtOnce(type, OrderflowRunning.DEAD_LETTER_LIMIT + 1);
            await("it is DEGRADED").atMost(SOON).until(() -> status().equals("DEGRADED"));
            shop.anyone().get("/api/health/ready").then()
                    .statusCode(200)
                    .body("checks.find { it.name == 'dead-letters' }.status", equalTo("DEGRADED"));
        } finally {
            await("all are dead").atMost(SOON).until(() -> console.depth(SUBSCRIPTION) == 0);
            console.removes("DLQ." + SUBSCRIPTION, type);
        }
        await("all is well").atMost(SOON).until(() -> status().equals("UP"));
    }

    @Test
    @DisplayName("the metrics have depth and age of each dead-letter queue, and what failed by subscription and cause")
    void metrics() {
        String type = "Type" + UUID.randomUUID();
        diesAtOnce(type, 1);
        String id = await("it is dead").atMost(SOON).until(() -> firstOf(type), first -> first != null);
        String cause = shop.operator().get("/api/dead-letters/{id}", id).path("cause");

        await("the metrics have it").atMost(SOON).untilAsserted(() -> assertThat(shop.operator().get("/api/metrics").asString().lines())
                .anyMatch(line -> line.startsWith("orderflow_dead_letters{") && line.contains("type=\"" + type + "\"")
                        && line.endsWith(" 1.0"))
                .anyMatch(line -> line.startsWith("orderflow_dead_letters_oldest_seconds{") && line.contains("type=\"" + type + "\""))
                .anyMatch(line -> line.startsWith("orderflow_deliveries_failed_total{")
                        && line.contains("subscription=\"" + SUBSCRIPTION + "\"")
                        && line.contains("cause=\"" + cause.substring(0, cause.indexOf(':')))));
    }

    private String status() {
        return shop.anyone().get("/api/health/ready").path("status");
    }

    /** No events: each is a dead letter after one delivery. */
    private void diesAtOnce(String type, int many) {
        program.sends(IntStream.range(0, many)
                .mapToObj(i -> new Letter("orders::" + SUBSCRIPTION, "no event", Map.of("ce_subject", type, "ce_type", type)))
                .toList());
    }

    private int dead(String type) {
        return shop.operator().queryParam("type", type).get("/api/dead-letters").then().statusCode(200).extract().path("size()");
    }

    /** The id of the one that died first, null where there is none. */
    private String firstOf(String type) {
        return shop.operator().queryParam("type", type).get("/api/dead-letters").then().statusCode(200).extract().path("[-1]?.id");
    }
}
