package dev.orderflow.system;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Programs that show a token of somebody else in place of a password. */
@OrderflowRunning
@DisplayName("WEB-LOGIN-P4 A bearer token")
class TokenIT {

    private final Shop shop;
    private final TokenIssuer issuer;

    TokenIT(Shop shop, TokenIssuer issuer) {
        this.shop = shop;
        this.issuer = issuer;
    }

    @Test
    @DisplayName("of a customer whom only the issuer knows places orders, and sees these alone")
    void customer() {
        String sku = shop.sells("1.00", 10);
        Map<String, Object> order = new java.util.HashMap<>(shop.order(sku, 1, "tok_visa"));
        order.put("customerId", "of-the-issuer");
        String id = showing(issuer.token("of-the-issuer", "customer", in(Duration.ofMinutes(5)))).contentType(ContentType.JSON).body(order)
                .post("/api/orders").then().statusCode(201).extract().path("id");

        shop.eventually(id, "CONFIRMED");
        showing(issuer.token("of-the-issuer", "customer", in(Duration.ofMinutes(5)))).get("/api/orders").then().statusCode(200)
                .body("customerId", everyItem(equalTo("of-the-issuer")));
        showing(issuer.token("another", "customer", in(Duration.ofMinutes(5)))).get("/api/orders/{id}", id).then().statusCode(404);
        showing(issuer.token("of-the-issuer", "customer", in(Duration.ofMinutes(5)))).get("/api/flow").then().statusCode(403);
    }

    @Test
    @DisplayName("of an operator opens what is for operators; HTTP Basic goes on beside it")
    void operator() {
        showing(issuer.token("anna", "operator", in(Duration.ofMinutes(5)))).get("/api/flow").then().statusCode(200);
        shop.operator().get("/api/flow").then().statusCode(200);
    }

    @Test
    @DisplayName("that is over, signed by somebody else, or of no role, opens nothing")
    void wrong() {
        showing(issuer.token("anna", "operator", in(Duration.ofMinutes(-5)))).get("/api/flow").then().statusCode(401);
        showing(TokenIssuer.token("anna", "operator", in(Duration.ofMinutes(5)), TokenIssuer.newKey())).get("/api/flow").then()
                .statusCode(401);
        showing("no token").get("/api/flow").then().statusCode(401);
        showing(issuer.token("anna", "guest", in(Duration.ofMinutes(5)))).get("/api/flow").then().statusCode(403);
    }

    private RequestSpecification showing(String token) {
        return shop.anyone().header("Authorization", "Bearer " + token);
    }

    private static Instant in(Duration time) {
        return Instant.now().plus(time);
    }
}
