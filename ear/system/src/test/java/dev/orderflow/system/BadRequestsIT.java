package dev.orderflow.system;

import static io.restassured.http.ContentType.JSON;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.containsString;

import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A bad request of each kind gets a clear problem, and nothing is stored. */
@OrderflowRunning
class BadRequestsIT {

    private static final String GOOD =
            "{\"customerId\":\"c-1\",\"currency\":\"EUR\",\"paymentToken\":\"tok_visa\",\"lines\":[{\"sku\":\"%s\",\"quantity\":1}]}";

    private final Shop shop;

    BadRequestsIT(Shop shop) {
        this.shop = shop;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "not json", "[1,2"})
    @DisplayName("P1 what is not JSON is 400")
    void notJson(String body) {
        problem(posting(body), 400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock = """
                    "customerId":"c-1"            | "customerId":" "               | customerId
                    "customerId":"c-1",           |                                | customerId
                    "currency":"EUR"              | "currency":"XXQ"               | currency
                    "currency":"EUR"              | "currency":5                   | currency
                    "paymentToken":"tok_visa",    |                                | paymentToken
                    "quantity":1                  | "quantity":0                   | lines[0].quantity
                    "quantity":1                  | "quantity":-1                  | lines[0].quantity
                    "quantity":1                  | "quantity":"2"                 | lines[0].quantity
                    "quantity":1                  | "quantity":1.5                 | lines[0].quantity
                    "quantity":1                  | "quantity":99999999999         | lines[0].quantity
                    [{"sku":"%s","quantity":1}]   | []                             | lines
                    [{"sku":"%s","quantity":1}]   | {}                             | lines
                    "sku":"%s"                    | "sku":"NO-SUCH-PRODUCT"        | lines[0].sku
                    """)
    @DisplayName("what breaks a rule is 422 and names the field")
    void invalid(String good, String bad, String field) {
        String sku = shop.sells("1.00", 1);
        String body = GOOD.replace(good, bad == null ? "" : bad).replace("%s", sku);

        problem(posting(body), 422).body("errors.field", hasItem(field));
    }

    @Test
    @DisplayName("an order in another currency than the product's is 422")
    void otherCurrency() {
        String sku = shop.sells("1.00", 1);

        problem(posting(GOOD.replace("EUR", "USD").formatted(sku)), 422).body("errors.field", hasItem("currency"));
    }

    @Test
    @DisplayName("a body that is too large is 413")
    void tooLarge() {
        problem(posting("{\"customerId\":\"" + "x".repeat(200_000) + "\"}"), 413);
    }

    @Test
    @DisplayName("another media type is 415")
    void mediaType() {
        problem(shop.customer().contentType("text/plain").body("hello").post("/api/orders").then(), 415);
    }

    @Test
    @DisplayName("P1 what is not there is 404, what cannot be done 405, what cannot be written 406")
    void notThere() {
        problem(shop.operator().get("/api/orders/no-such-order").then(), 404);
        problem(shop.operator().get("/api/no-such-thing").then(), 404);
        problem(shop.operator().get("/no-such-page").then(), 404);
        problem(shop.operator().delete("/api/orders").then(), 405);
        problem(shop.operator().accept("image/png").get("/api/orders").then(), 406);
    }

    @ParameterizedTest
    @CsvSource({"status,LOST", "limit,0", "limit,many", "limit,100000", "after,no-such-order"})
    @DisplayName("a filter that makes no sense is 422 and names the parameter")
    void filters(String parameter, String value) {
        problem(shop.operator().queryParam(parameter, value).get("/api/orders").then(), 422).body("errors.field", hasItem(parameter));
    }

    @Test
    @DisplayName("stock below what is reserved is 409")
    void stockBelowReserved() {
        String sku = shop.sells("1.00", 5);
        shop.eventually(shop.places(sku, 3, "tok_visa"), "CONFIRMED");

        problem(shop.operator().contentType(JSON).body("{\"onHand\":2}").put("/api/stock/" + sku).then(), 409);
    }

    private ValidatableResponse posting(String body) {
        return shop.customer().contentType(JSON).body(body).post("/api/orders").then();
    }

    private static ValidatableResponse problem(ValidatableResponse answer, int status) {
        return answer.statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body(not(containsString("Exception")))
                .body(not(containsString("\tat ")));
    }
}
