package dev.orderflow.system;

import static io.restassured.http.ContentType.JSON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.orderflow.launcher.Credentials;
import dev.orderflow.launcher.Stack;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
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
    private final Credentials credentials;

    BadRequestsIT(Shop shop, Stack stack) {
        this.shop = shop;
        this.credentials = stack.credentials();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "not json", "[1,2"})
    @DisplayName("WEB-P1 what is not JSON is 400")
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
    @DisplayName("WEB-P1 what is not there is 404, what cannot be done 405, what cannot be written 406")
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

    @ParameterizedTest
    @ValueSource(strings = {"a/b;q=x", "a/b;q=", "*/*;q=", "garbage", "\"", "a/b;x=\""})
    @DisplayName("WEB-HTTP-P11 an Accept that cannot be read is 400 or 406, for somebody without a login, too")
    void accept(String accept) throws IOException {
        for (String path : List.of("/api/health/live", "/api/orders")) {
            assertThat(raw("GET", path, "Accept: " + accept)).as(path).matches(problemOf("40[06]"));
        }
    }

    @ParameterizedTest
    @CsvSource({"Content-Encoding, gzip", "Content-Encoding, br"})
    @DisplayName("WEB-HTTP-P11 a body that is compressed is 415")
    void encoded(String header, String value) throws IOException {
        assertThat(raw("POST", "/api/orders", header + ": " + value, "Content-Length: 0")).matches(problemOf("415"));
        assertThat(raw("POST", "/api/imports", header + ": " + value, "Content-Length: 0"))
                .matches(problemOf("415"));
    }

    @Test
    @DisplayName("WEB-HTTP-P11 a semicolon in a path is 400 and writes nothing, an encoded one is a part of the SKU")
    void semicolon() throws IOException {
        String sku = "SEMI-" + UUID.randomUUID().toString().substring(0, 8);
        String body = "{\"name\":\"x\",\"unitPrice\":\"1.00\",\"currency\":\"EUR\"}";

        problem(putting("/api/products/" + sku + ";9", body), 400);
        problem(shop.operator().get("/api/products/" + sku).then(), 404);
        putting("/api/products/" + sku + "%3B9", body).statusCode(201).body("sku", equalTo(sku + ";9"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%2E", "%2E%2E", "%20FT", "FT%C2%A0"})
    @DisplayName("a SKU that an address cannot have, or that has blanks around, is 422 for products and for stock")
    void sku(String sku) {
        problem(putting("/api/products/" + sku, "{\"name\":\"x\",\"unitPrice\":\"1.00\",\"currency\":\"EUR\"}"), 422);
        problem(putting("/api/stock/" + sku, "{\"onHand\":1}"), 422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"XXX", "XTS", "XAU", "DEM"})
    @DisplayName("a currency that nobody pays with is 422")
    void noMoney(String currency) {
        problem(putting("/api/products/NO-MONEY", "{\"name\":\"x\",\"unitPrice\":\"1\",\"currency\":\"" + currency + "\"}"), 422)
                .body("errors.field", hasItem("currency"));
        problem(posting(GOOD.replace("EUR", currency)), 422).body("errors.field", hasItem("currency"));
    }

    @Test
    @DisplayName("WEB-HTTP-P12 an unknown or repeated parameter is 422 and named, whatever the resource")
    void parameters() {
        problem(shop.operator().get("/api/orders?stauts=LOST&limit=1&limit=1").then(), 422)
                .body("errors.field", equalTo(List.of("limit", "stauts")));
        problem(shop.operator().contentType(JSON).body("{}").post("/api/orders?dry=1").then(), 422).body("errors.field", hasItem("dry"));
        problem(shop.anyone().get("/api/health/live?x=1").then(), 422);
        problem(shop.operator().get("/openapi?x=1").then(), 422);
    }

    @Test
    @DisplayName("WEB-HTTP-P13 nothing that a client says of host and scheme is repeated in Location and Link")
    void relative() throws IOException {
        String sku = shop.sells("1.00", 5);
        shop.places(sku, 1, "tok_visa");
        String id = shop.places(sku, 1, "tok_visa");

        String page = raw("GET", "/api/orders?limit=1", "X-Forwarded-Host: evil.example", "Forwarded: host=evil.example;proto=https");

        assertThat(page).contains("\r\nLink: </api/orders?after=").doesNotContain("evil.example");
        assertThat(shop.asksFor(sku, 1, "tok_visa").header("Location")).startsWith("/api/orders/");
        assertThat(shop.operator().get("/api/orders/" + id).statusCode()).isEqualTo(200);
    }

    private ValidatableResponse putting(String path, String body) {
        return shop.operator().urlEncodingEnabled(false).contentType(JSON).body(body).put(path).then();
    }

    private static String problemOf(String status) {
        return "(?s)HTTP/1.1 " + status + " .*\r\nContent-Type: application/problem\\+json.*";
    }

    /** What libraries would mend, or refuse to send. */
    private String raw(String method, String path, String... headers) throws IOException {
        URI app = URI.create(credentials.get("app.url"));
        String login = credentials.get("operator.user") + ":" + credentials.get("operator.password");
        try (Socket socket = new Socket(app.getHost(), app.getPort())) {
            String request = method + " " + path + " HTTP/1.1\r\nHost: shop.example\r\nConnection: close\r\nAuthorization: Basic "
                    + Base64.getEncoder().encodeToString(login.getBytes(UTF_8)) + "\r\n"
                    + Stream.of(headers).map(header -> header + "\r\n").collect(joining()) + "\r\n";
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
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
