package dev.orderflow.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many orders in one request are placed all or not at all. */
@OrderflowRunning
class OrderBatchIT {

    private static final String NDJSON = "application/x-ndjson";

    private final Shop shop;
    private final Sql database;
    private String sku;

    OrderBatchIT(Shop shop, Sql database) {
        this.shop = shop;
        this.database = database;
    }

    @BeforeEach
    void stock() {
        sku = shop.sells("2.00", 1_000_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {NDJSON, "application/ndjson", "application/jsonl", NDJSON + ";charset=UTF-8"})
    @DisplayName("the ids come in the order of the lines, and each order is decided like any other")
    void placed(String mediaType) throws Exception {
        List<String> ids = posting(shop.customer(), mediaType, lines(order(1), order(2), "", order(3)))
                .statusCode(201)
                .body("ids", hasSize(3))
                .extract()
                .path("ids");

        for (int i = 0; i < ids.size(); i++) {
            assertThat(shop.order(ids.get(i)).<Integer>path("lines[0].quantity")).isEqualTo(i + 1);
            shop.eventually(ids.get(i), "CONFIRMED");
        }
        assertThat(orders()).isEqualTo(3);
    }

    @Test
    @DisplayName("a thousand orders are one transaction, and all of them are decided")
    void thousand() throws Exception {
        List<String> ids = posting(shop.customer(), NDJSON, IntStream.range(0, 1_000).mapToObj(i -> order(1)).collect(joining("\n")))
                .statusCode(201)
                .extract()
                .path("ids");

        assertThat(ids).hasSize(1_000).doesNotHaveDuplicates();
        // Lines never change, so they still tell who has written them.
        assertThat(database.count("select count(distinct xmin::text) from orders.order_line where sku = ?", sku))
                .as("transactions").isEqualTo(1);
        await("all are confirmed").atMost(Duration.ofMinutes(3)).until(
                () -> database.count("select count(*) from orders.orders o join orders.order_line l on l.order_id = o.id"
                        + " where l.sku = ? and o.status = 'CONFIRMED'", sku),
                confirmed -> confirmed == 1_000);
    }

    @Test
    @DisplayName("WEB-P2 what is wrong in any line is said at once, with the line, and nothing is stored")
    void invalid() throws Exception {
        problem(posting(shop.customer(), NDJSON, lines(order(1), order(0), "{", order(2).replace("tok_visa", " "))), 422)
                .body("errors.line", equalTo(List.of(2, 3, 4)))
                .body("errors.field", equalTo(List.of("lines[0].quantity", "", "paymentToken")));

        assertThat(orders()).isZero();
    }

    @Test
    @DisplayName("what the catalogue does not have is said with each line that asks for it, and nothing is stored")
    void unknownProduct() throws Exception {
        String unknown = order(1).replace(sku, "NO-SUCH-PRODUCT");

        problem(posting(shop.customer(), NDJSON, lines(order(1), unknown, "", order(1).replace("EUR", "USD"), unknown)), 422)
                .body("errors.line", equalTo(List.of(2, 4, 5)))
                .body("errors.field", equalTo(List.of("lines[0].sku", "currency", "lines[0].sku")))
                .body("errors.message", hasItem(containsString("NO-SUCH-PRODUCT")));

        assertThat(orders()).isZero();
    }

    @Test
    @DisplayName("a customer places orders for itself only; the line is named, and nothing is stored")
    void ofOthers() throws Exception {
        String ofAnother = order(1).replace("\"" + shop.customerName() + "\"", "\"c-2\"");

        problem(posting(shop.customer(), NDJSON, lines(order(1), ofAnother)), 403).body("detail", containsString("Line 2"));
        posting(shop.operator(), NDJSON, lines(order(1), ofAnother)).statusCode(201);

        assertThat(orders()).isEqualTo(2);
    }

    @Test
    @DisplayName("more than a thousand orders, or a line larger than an order may be, are 413")
    void tooLarge() throws Exception {
        problem(posting(shop.customer(), NDJSON, IntStream.range(0, 1_001).mapToObj(i -> order(1)).collect(joining("\n"))), 413);
        problem(posting(shop.customer(), NDJSON, lines(order(1), order(1).replace("tok_visa", "x".repeat(70_000)))), 413)
                .body("detail", containsString("Line 2"));

        assertThat(orders()).isZero();
    }

    @Test
    @DisplayName("no order at all is 422, another media type 415")
    void otherwiseWrong() throws Exception {
        problem(posting(shop.customer(), NDJSON, "\n"), 422);
        problem(posting(shop.customer(), "application/json", order(1)), 415);
        problem(shop.customer().get("/api/orders/batch").then(), 405);

        assertThat(orders()).isZero();
    }

    private String order(int quantity) {
        return "{\"customerId\":\"" + shop.customerName() + "\",\"currency\":\"EUR\",\"paymentToken\":\"tok_visa\",\"lines\":[{\"sku\":\""
                + sku + "\",\"quantity\":" + quantity + "}]}";
    }

    private static String lines(String... lines) {
        return String.join("\n", lines);
    }

    private static ValidatableResponse posting(RequestSpecification caller, String mediaType, String body) {
        return caller.header("Content-Type", mediaType).body(body.getBytes(UTF_8)).post("/api/orders/batch").then();
    }

    private static ValidatableResponse problem(ValidatableResponse answer, int status) {
        return answer.statusCode(status).contentType("application/problem+json");
    }

    private long orders() throws Exception {
        return database.count("select count(*) from orders.order_line where sku = ?", sku);
    }
}
