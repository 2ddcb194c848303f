package dev.orderflow.system;

import static io.restassured.http.ContentType.JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may cancel what, and how it is asked for. */
@OrderflowRunning
class CancellationIT {

    private final Shop shop;

    CancellationIT(Shop shop) {
        this.shop = shop;
    }

    @Test
    @DisplayName("ORDERS-P8 the first cancellation is 202, each further one 200, all with the order and its version")
    void repeated() {
        String order = shop.places(shop.sells("1.00", 5), 1, "tok_slow_1000");

        String version = shop.asksToCancel(order, "changed my mind")
                .then()
                .statusCode(202)
                .body("id", equalTo(order))
                .body("status", equalTo("CANCELLED"))
                .body("reason", equalTo("changed my mind"))
                .body("lines.quantity", hasItem(1))
                .extract()
                .header("ETag");
        shop.asksToCancel(order, "another reason")
                .then()
                .statusCode(200)
                .header("ETag", version)
                .body("reason", equalTo("changed my mind"));
        shop.customer().header("If-None-Match", version).get("/api/orders/{id}", order).then().statusCode(304);
    }

    @Test
    @DisplayName("ORDERS-P8 of several who cancel at the same time one does")
    void atTheSameTime() {
        String order = shop.places(shop.sells("1.00", 5), 1, "tok_visa");

        List<Integer> answers = Stream.generate(() -> CompletableFuture.supplyAsync(() -> shop.asksToCancel(order, "now").statusCode()))
                .limit(8)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).containsOnly(200, 202).containsOnlyOnce(202);
    }

    @Test
    @DisplayName("ORDERS-P8 what happens in one transaction is published once, however often it is asked for")
    void publishedOnce(BrokerConsole console) {
        String order = shop.places(shop.sells("1.00", 5), 1, "tok_visa");
        shop.eventuallyPayment(order, "CAPTURED");
        console.eventuallyQuiet();
        int before = console.added("payment.orders");

        shop.cancels(order);
        shop.asksToCancel(order, "again").then().statusCode(200);

        shop.eventuallyPayment(order, "REFUNDED");
        assertThat(console.added("payment.orders")).isEqualTo(before + 1);
    }

    @Test
    @DisplayName("an order of someone else is for a customer as if it were not there; an operator may cancel it")
    void foreign() {
        String order = shop.operator()
                .contentType(JSON)
                .body(Map.of(
                        "customerId", "c-2",
                        "currency", "EUR",
                        "paymentToken", "tok_visa",
                        "lines", List.of(Map.of("sku", shop.sells("1.00", 5), "quantity", 1))))
                .post("/api/orders")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String foreign = shop.asksToCancel(order, "not mine").then().statusCode(404).extract().path("detail");
        String unknown = shop.asksToCancel("no-such-order", "not there").then().statusCode(404).extract().path("detail");
        assertThat(foreign).isEqualTo(unknown);

        shop.operator().contentType(JSON).body(Map.of("reason", "on the phone")).post("/api/orders/{id}/cancellation", order)
                .then().statusCode(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"reason\":null}", "{\"reason\":\" \"}", "{\"reason\":7}"})
    @DisplayName("a reason that is missing, blank or no text is 422 and names the field")
    void noReason(String body) {
        problem(asking(body), 422).body("errors.field", hasItem("reason"));
    }

    @Test
    @DisplayName("a reason has at most 500 characters")
    void longestReason() {
        problem(asking("{\"reason\":\"" + "x".repeat(501) + "\"}"), 422).body("errors.field", hasItem("reason"));
        asking("{\"reason\":\"" + "x".repeat(500) + "\"}").statusCode(202);
    }

    @Test
    @DisplayName("what is no JSON is 400, what says to be something else 415, another method 405, a stranger 401")
    void otherwiseWrong() {
        problem(asking("reason: none"), 400);
        problem(shop.customer().contentType("text/plain").body("why").post("/api/orders/{id}/cancellation", "x").then(), 415);
        problem(shop.customer().get("/api/orders/{id}/cancellation", "x").then(), 405);
        problem(shop.anyone().contentType(JSON).body("{\"reason\":\"x\"}").post("/api/orders/{id}/cancellation", "x").then(), 401);
    }

    private ValidatableResponse asking(String body) {
        String order = shop.places(shop.sells("1.00", 5), 1, "tok_visa");
        return shop.customer().contentType(JSON).body(body).post("/api/orders/{id}/cancellation", order).then();
    }

    private static ValidatableResponse problem(ValidatableResponse answer, int status) {
        return answer.statusCode(status).contentType("application/problem+json").body("status", equalTo(status));
    }
}
