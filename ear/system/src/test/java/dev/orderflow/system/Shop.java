package dev.orderflow.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.launcher.Credentials;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The shop over REST, in the words of its customers and operators. */
public final class Shop {

    /** REST Assured says ISO-8859-1 of every type that it does not know; Orderflow takes UTF-8. */
    private static final RestAssuredConfig IN_UTF_8 =
            RestAssuredConfig.config().encoderConfig(EncoderConfig.encoderConfig().defaultContentCharset(StandardCharsets.UTF_8));
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Credentials credentials;

    public Shop(Credentials credentials) {
        this.credentials = credentials;
    }

    /** Speaks as the customer of the credentials file. */
    public RequestSpecification customer() {
        return as(customerName(), credentials.get("customer.password"));
    }

    /** Speaks as the operator. */
    public RequestSpecification operator() {
        return as(credentials.get("operator.user"), credentials.get("operator.password"));
    }

    /** Speaks as another operator, of that name, who has the same password. */
    RequestSpecification operator(String name) {
        return as(name, credentials.get("operator.password"));
    }

    /** Speaks as no one. */
    public RequestSpecification anyone() {
        return given().config(IN_UTF_8).baseUri(credentials.get("app.url"));
    }

    RequestSpecification as(String user, String password) {
        return anyone().auth().preemptive().basic(user, password);
    }

    public String customerName() {
        return credentials.get("customer.user");
    }

    /** A product that no other test touches, at that price and with so many pieces in stock. */
    public String sells(String price, int pieces) {
        String sku = "TEST-" + UUID.randomUUID().toString().substring(0, 8);
        operator()
                .contentType(ContentType.JSON)
                .body(Map.of("name", "A product for a test", "unitPrice", price, "currency", "EUR"))
                .put("/api/products/{sku}", sku)
                .then()
                .statusCode(org.hamcrest.Matchers.oneOf(200, 201, 204));
        stocks(sku, pieces);
        return sku;
    }

    void stocks(String sku, int pieces) {
        operator()
                .contentType(ContentType.JSON)
                .body(Map.of("onHand", pieces))
                .put("/api/stock/{sku}", sku)
                .then()
                .statusCode(org.hamcrest.Matchers.oneOf(200, 201, 204));
    }

    /** Asks for an order and hands out the answer, whatever it is. */
    public Response asksFor(String sku, int quantity, String paymentToken) {
        return customer().contentType(ContentType.JSON).body(order(sku, quantity, paymentToken)).post("/api/orders");
    }

    /** Places an order and hands out its id. */
    public String places(String sku, int quantity, String paymentToken) {
        return asksFor(sku, quantity, paymentToken).then().statusCode(201).extract().path("id");
    }

    /** Places an order for each of these payment tokens, all in one transaction, and hands out their ids in that order. */
    public List<String> placesTogether(String sku, List<String> paymentTokens) {
        String lines = paymentTokens.stream()
                .map(token -> ("{\"customerId\":\"%s\",\"currency\":\"EUR\",\"paymentToken\":\"%s\","
                                + "\"lines\":[{\"sku\":\"%s\",\"quantity\":1}]}")
                        .formatted(customerName(), token, sku))
                .collect(Collectors.joining("\n"));
        return customer()
                .header("Content-Type", "application/x-ndjson")
                .body(lines.getBytes(StandardCharsets.UTF_8))
                .post("/api/orders/batch")
                .then()
                .statusCode(201)
                .extract()
                .path("ids");
    }

    /** Asks to cancel an order and hands out the answer, whatever it is. */
    Response asksToCancel(String orderId, String reason) {
        return customer()
                .contentType(ContentType.JSON)
                .body(Map.of("reason", reason))
                .post("/api/orders/{id}/cancellation", orderId);
    }

    /** Cancels an order. */
    public void cancels(String orderId) {
        asksToCancel(orderId, "changed my mind").then().statusCode(202).body("status", org.hamcrest.Matchers.equalTo("CANCELLED"));
    }

    /** An operator sends the shipment for the order off. */
    public void dispatches(String orderId) {
        asksToDispatch(shipment(orderId, "id")).then().statusCode(202).body("status", org.hamcrest.Matchers.equalTo("DISPATCHED"));
    }

    /** Asks to send a shipment off and hands out the answer, whatever it is. */
    Response asksToDispatch(String shipmentId) {
        return operator().post("/api/shipments/{id}/dispatch", shipmentId);
    }

    /** The parts that readiness says are down; empty where all is well. */
    List<String> partsDown() {
        Response health = anyone().get("/api/health/ready");
        List<String> down = health.path("checks.findAll { it.status == 'DOWN' }.name");
        assertThat(health.statusCode()).isEqualTo(down.isEmpty() ? 200 : 503);
        return down;
    }

    public void eventuallyReady() {
        await("all is well").atMost(SOON.multipliedBy(2)).until(() -> partsDown().isEmpty());
    }

    public Map<String, Object> order(String sku, int quantity, String paymentToken) {
        return Map.of(
                "customerId", customerName(),
                "currency", "EUR",
                "paymentToken", paymentToken,
                "lines", List.of(Map.of("sku", sku, "quantity", quantity)));
    }

    public String statusOf(String orderId) {
        return order(orderId).path("status");
    }

    /** The same, or nothing where there is no such order, or none yet. */
    public Optional<String> statusIfKnown(String orderId) {
        Response answer = operator().get("/api/orders/{id}", orderId);
        if (answer.statusCode() == 404) {
            return Optional.empty();
        }
        return Optional.of(answer.then().statusCode(200).extract().path("status"));
    }

    public Response order(String orderId) {
        return operator().get("/api/orders/{id}", orderId).then().statusCode(200).extract().response();
    }

    /** The status of the order's payment, or null where there is none. */
    public String paymentOf(String orderId) {
        return operator().queryParam("orderId", orderId).get("/api/payments").then().statusCode(200).extract().path("[0].status");
    }

    /** The status of the order's shipment, or null where there is none. */
    public String shipmentOf(String orderId) {
        return shipment(orderId, "status");
    }

    String shipment(String orderId, String what) {
        return operator().queryParam("orderId", orderId).get("/api/shipments").then().statusCode(200).extract().path("[0]." + what);
    }

    public int onHand(String sku) {
        return stock(sku, "onHand");
    }

    public int available(String sku) {
        return stock(sku, "available");
    }

    public int reserved(String sku) {
        return stock(sku, "reserved");
    }

    private int stock(String sku, String what) {
        return operator().get("/api/stock/{sku}", sku).then().statusCode(200).extract().path(what);
    }

    public void eventually(String orderId, String status) {
        await("order " + orderId + " is " + status).atMost(SOON).until(() -> statusOf(orderId), status::equals);
    }

    public void eventuallyPayment(String orderId, String status) {
        await("payment for order " + orderId + " is " + status).atMost(SOON).until(() -> paymentOf(orderId), status::equals);
    }

    public void eventuallyShipment(String orderId, String status) {
        await("shipment for order " + orderId + " is " + status).atMost(SOON).until(() -> shipmentOf(orderId), status::equals);
    }

    public void eventuallyAvailable(String sku, int pieces) {
        await(pieces + " of " + sku + " are available").atMost(SOON).until(() -> available(sku), left -> left == pieces);
    }
}
