package dev.orderflow.system;

import static io.restassured.http.ContentType.JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OrderflowRunning
class WhoMayDoWhatIT {

    private static final Pattern SCRIPT_INSIDE = Pattern.compile("(?s).*<script(?![^>]* src=).*");
    private static final Pattern ELSEWHERE = Pattern.compile("(?s).*(src|href)=\"(https?:)?//.*");

    private static final String PROBLEM = "application/problem+json";

    @ParameterizedTest
    @ValueSource(strings = {"/openapi", "/asyncapi", "/docs", "/docs/events.html", "/api/orders", "/api/orders/1", "/api/orders/1/events",
        "/api/orders/1/stream", "/api/stream", "/api/products", "/api/stock", "/api/payments", "/api/metrics",
        "/api/flow", "/api/flow/history", "/api/flow/stream"})
    @DisplayName("nothing is open to a stranger")
    void closed(String path, Shop shop) {
        shop.anyone().get(path).then().statusCode(401).contentType(PROBLEM).header("WWW-Authenticate", containsString("Basic"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/health/live", "/api/health/ready"})
    @DisplayName("but health")
    void open(String path, Shop shop) {
        shop.anyone().get(path).then().statusCode(200).body("status", equalTo("UP"));
    }

    @ParameterizedTest
    @CsvSource({"/, text/html", "/index.html, text/html", "/app/app.css, text/css"})
    @DisplayName("and the page, which loads nothing from elsewhere and has neither style nor script inside")
    void page(String path, String type, Shop shop) {
        shop.anyone().get(path).then()
                .statusCode(200)
                .contentType(startsWith(type))
                .header("Content-Security-Policy", both(containsString("default-src 'self'")).and(not(containsString("unsafe-inline"))))
                .body(not(containsString("<style")), not(containsString("style=")), not(matchesPattern(SCRIPT_INSIDE)),
                        not(matchesPattern(ELSEWHERE)));
    }

    @Test
    @DisplayName("WEB-LOGIN-P1 a wrong password is no login")
    void wrongPassword(Shop shop) {
        shop.as("operator", "wrong").get("/api/orders").then().statusCode(401).contentType(PROBLEM);
    }

    @Test
    @DisplayName("IDENTITY-P2 passwords are stored as PBKDF2 hashes only")
    void hashes(Sql database) throws Exception {
        assertThat(database.texts("select password_hash from identity.app_user"))
                .isNotEmpty()
                .allMatch(hash -> hash.startsWith("PBKDF2WithHmacSHA256:600000:"));
    }

    @Test
    @DisplayName("a customer neither prices nor stocks products, nor reads metrics, nor sees what flows")
    void notForCustomers(Shop shop) {
        var product = Map.of("name", "x", "unitPrice", "1.00", "currency", "EUR");
        shop.customer().contentType(JSON).body(product).put("/api/products/X").then().statusCode(403).contentType(PROBLEM);
        shop.customer().contentType(JSON).body(Map.of("onHand", 1)).put("/api/stock/X").then().statusCode(403);
        shop.customer().get("/api/metrics").then().statusCode(403);
        shop.customer().get("/api/flow").then().statusCode(403).contentType(PROBLEM);
    }

    @Test
    @DisplayName("WEB-LOGIN-P2 a customer places orders for no one else, and does not see those of others")
    void onlyTheirOwn(Shop shop) {
        String sku = shop.sells("1.00", 5);
        Map<String, Object> forSomeoneElse = Map.of(
                "customerId", "c-2", "currency", "EUR", "paymentToken", "tok_visa", "lines", List.of(Map.of("sku", sku, "quantity", 1)));
        shop.customer().contentType(JSON).body(forSomeoneElse).post("/api/orders").then().statusCode(403).contentType(PROBLEM);

        String theirs = shop.operator().contentType(JSON).body(forSomeoneElse).post("/api/orders").then().statusCode(201)
                .extract().path("id");
        String mine = shop.places(sku, 1, "tok_visa");

        shop.customer().get("/api/orders/{id}", theirs).then().statusCode(404);
        shop.customer().get("/api/orders/{id}", mine).then().statusCode(200);
        shop.customer().get("/api/orders/{id}/events", theirs).then().statusCode(404).contentType(PROBLEM);
        shop.customer().get("/api/orders/{id}/events", mine).then().statusCode(200);
        shop.customer().get("/api/orders").then().statusCode(200).body("customerId", everyItem(equalTo(shop.customerName())));
        shop.customer().get("/api/orders?customerId=c-2").then().statusCode(200).body("$", hasSize(0));
        shop.customer().get("/api/payments?orderId=" + theirs).then().statusCode(200).body("$", hasSize(0));
    }
}
