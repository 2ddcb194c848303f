package dev.orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.orderflow.launcher.Stack;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An operator stops and starts one subscription. */
@OrderflowRunning
class PausedSubscriptionIT {

    private static final String NAME = "payment.orders";
    private static final int ORDERS = 5;
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration A_RESTART = Duration.ofSeconds(90);

    private final Shop shop;

    PausedSubscriptionIT(Shop shop) {
        this.shop = shop;
    }

    @AfterEach
    void goOn() {
        switches("resume", NAME, "the test is over").statusCode(200);
        await("all is well again").atMost(SOON).until(() -> paused().isEmpty());
    }

    @Test
    @DisplayName("WEB-OPERATIONS-P7 a paused subscription takes nothing, also after the broker has restarted, until it is resumed; the"
            + " others go on")
    void pausedAndResumed(Stack stack, BrokerConsole console) {
        String sku = shop.sells("1.00", 100);
        switches("pause", NAME, "the provider is down").statusCode(200)
                .body("name", equalTo(NAME)).body("paused", equalTo(true)).body("changed", equalTo(true));
        switches("pause", NAME, "once more").statusCode(200).body("changed", equalTo(false));

        List<String> orders = IntStream.range(0, ORDERS).mapToObj(i -> shop.places(sku, 1, "tok_visa")).toList();
        shop.eventuallyAvailable(sku, 100 - ORDERS);
        await("health says so").atMost(SOON).until(() -> paused().equals(List.of(NAME)));
        shop.anyone().get("/api/health/ready").then().statusCode(200).body("status", equalTo("DEGRADED"));

        stack.broker().kill9();
        stack.broker().start();

        await("health says so again").atMost(A_RESTART).until(() -> paused().equals(List.of(NAME)));
        await("its consumers are back").atMost(A_RESTART).until(() -> console.consumers(NAME) > 0);
        assertThat(console.depth(NAME)).isEqualTo(ORDERS);
        assertThat(orders).allMatch(order -> shop.statusOf(order).equals("PLACED"));

        switches("resume", NAME, "it is back").statusCode(200).body("paused", equalTo(false)).body("changed", equalTo(true));
        orders.forEach(order -> shop.eventually(order, "CONFIRMED"));
        deeds("SUBSCRIPTION_PAUSED").body("[0].subject", equalTo(NAME)).body("[0].reason", equalTo("the provider is down"));
        deeds("SUBSCRIPTION_RESUMED").body("[0].subject", equalTo(NAME)).body("[0].reason", equalTo("it is back"));
    }

    @Test
    @DisplayName("only operators do it, with a reason, and with a subscription that there is")
    void refused() {
        problem(switches("pause", "DLQ.payment.orders", "no"), 404);
        problem(switches("pause", "payment.nothing", "no"), 404);
        problem(switches("pause", NAME, " "), 422).body("errors.field", hasItem("reason"));
        problem(shop.customer().contentType(ContentType.JSON).body(Map.of("reason", "mine"))
                .post("/api/subscriptions/{name}/pause", NAME).then(), 403);

        assertThat(paused()).isEmpty();
    }

    private ValidatableResponse switches(String what, String subscription, String reason) {
        return shop.operator().contentType(ContentType.JSON).body(Map.of("reason", reason))
                .post("/api/subscriptions/{name}/{what}", subscription, what).then();
    }

    private ValidatableResponse deeds(String what) {
        return shop.operator().queryParam("what", what).get("/api/audit").then().statusCode(200);
    }

    private List<String> paused() {
        List<String> paused = shop.anyone().get("/api/health/ready")
                .path("checks.find { it.name == 'subscriptions' }.data.paused");
        return paused == null ? List.of() : paused;
    }

    private static ValidatableResponse problem(ValidatableResponse answer, int status) {
        return answer.statusCode(status).contentType("application/problem+json");
    }
}
