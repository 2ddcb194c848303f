package dev.orderflow.system;

import static io.restassured.http.ContentType.JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import dev.orderflow.launcher.Stack;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Users come, change and go; who guesses their passwords; and what is written down of it. */
@OrderflowRunning
class UsersIT {

    private static final String PROBLEM = "application/problem+json";
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final Stack stack;
    private final Shop shop;
    private final String name = "c-" + UUID.randomUUID();

    UsersIT(Stack stack, Shop shop) {
        this.stack = stack;
        this.shop = shop;
    }

    @Test
    @DisplayName("WEB-USERS-P2 an operator adds a user, disables it and removes it; it changes its own password; each takes effect at once;"
            + " WEB-USERS-P1 no answer has the password")
    void life() {
        put(Map.of("role", "customer", "password", "the first secret")).then().statusCode(201).body("name", equalTo(name))
                .body("role", equalTo("customer")).body("disabled", equalTo(false)).body("$", not(hasKey("password")));
        seen("the first secret", 200);

        shop.as(name, "the first secret").contentType(JSON).body(Map.of("password", "the second secret"))
                .put("/api/users/{name}/password", name).then().statusCode(204);
        seen("the first secret", 401);
        seen("the second secret", 200);

        put(Map.of("role", "customer", "disabled", true)).then().statusCode(200).body("disabled", equalTo(true));
        seen("the second secret", 401);
        put(Map.of("role", "customer", "disabled", false)).then().statusCode(200);
        seen("the second secret", 200);

        shop.operator().get("/api/users/{name}", name).then().statusCode(200).body("role", equalTo("customer"))
                .body("$", not(hasKey("password")));
        shop.operator().delete("/api/users/{name}", name).then().statusCode(204);
        seen("the second secret", 401);
        shop.operator().get("/api/users/{name}", name).then().statusCode(404).contentType(PROBLEM);
        shop.operator().queryParam("who", stack.credentials().get("operator.user")).queryParam("limit", 4).get("/api/audit").then()
                .statusCode(200)
                .body("what", contains("USER_REMOVED", "USER_PUT", "USER_PUT", "USER_PUT"))
                .body("subject", contains(name, name, name, name));
    }

    @Test
    @DisplayName("WEB-USERS-P2 a customer changes nothing but its own password, and sees no user")
    void notForCustomers() {
        put(Map.of("role", "customer", "password", "the first secret")).then().statusCode(201);

        shop.as(name, "the first secret").get("/api/users").then().statusCode(403).contentType(PROBLEM);
        shop.as(name, "the first secret").get("/api/audit").then().statusCode(403);
        shop.as(name, "the first secret").delete("/api/users/{name}", shop.customerName()).then().statusCode(403);
        shop.as(name, "the first secret").contentType(JSON).body(Map.of("password", "the second secret"))
                .put("/api/users/{name}/password", shop.customerName()).then().statusCode(403);
        shop.as(name, "the first secret").contentType(JSON).body(Map.of("role", "operator")).put("/api/users/{name}", name).then()
                .statusCode(403);
    }

    @Test
    @DisplayName("a password that is too short, a role that there is not, a name with a colon are 422; what the settings name is 409")
    void refused() {
        put(Map.of("role", "customer", "password", "elevenchars")).then().statusCode(422).body("errors.field", contains("password"));
        put(Map.of("role", "boss", "password", "the first secret")).then().statusCode(422).body("errors.field", contains("role"));
        put(Map.of("role", "customer")).then().statusCode(422).body("errors.field", contains("password"));
        shop.operator().contentType(JSON).body(Map.of("role", "customer", "password", "the first secret"))
                .put("/api/users/{name}", "a:b").then().statusCode(422).body("errors.field", contains("name"));
        shop.operator().delete("/api/users/{name}", shop.customerName()).then().statusCode(409)
                .body("type", equalTo("urn:orderflow:problem:named-by-settings"))
                .body("detail", containsString("ORDERFLOW_CUSTOMER_PASSWORD"));
        shop.operator().delete("/api/users/{name}", stack.credentials().get("operator.user")).then().statusCode(409)
                .body("type", equalTo("urn:orderflow:problem:own-account"));
    }

    @Test
    @DisplayName("WEB-STREAM-P6 the streams of a user who is removed end, also where another node, or a person in the database, does it")
    void streamsEnd(Sql database) throws SQLException {
        String other = "c-" + UUID.randomUUID();
        for (String user : List.of(name, other)) {
            shop.operator().contentType(JSON).body(Map.of("role", "customer", "password", "the first secret"))
                    .put("/api/users/{name}", user).then().statusCode(201);
        }
        try (EventStream ofRemoved = EventStream.of(stack.credentials(), name, "the first secret", "/api/stream", null);
                EventStream ofDeleted = EventStream.of(stack.credentials(), other, "the first secret", "/api/stream", null);
                EventStream stays = EventStream.ofCustomer(stack.credentials(), "/api/stream", null)) {
            await("they are there").until(() -> ofRemoved.lastEventId() != null && ofDeleted.lastEventId() != null);

            shop.operator().delete("/api/users/{name}", name).then().statusCode(204);
            database.executes("delete from identity.app_user where name = '" + other + "'");

            await("both are over").atMost(A_MINUTE).until(() -> ofRemoved.isOver() && ofDeleted.isOver());
            await("the third lives").until(() -> stays.heartbeats() >= 2);
            assertThat(stays.isOver()).isFalse();
        }
    }

    @Test
    @DisplayName("WEB-LOGIN-P3 who guesses a password gets 429 soon, with the time to wait; others log in meanwhile; all of it is counted")
    void guesses() {
        put(Map.of("role", "customer", "password", "the first secret")).then().statusCode(201);
        double before = refused("429");
        // Ten at once, and some more while these are being refused.
        Response answer = guess(0);
        for (int i = 1; i < 40 && answer.statusCode() == 401; i++) {
            answer = guess(i);
        }

        answer.then().statusCode(429).contentType(PROBLEM).header("Retry-After", equalTo("30"))
                .body("type", equalTo("urn:orderflow:problem:too-many-requests"));
        // Told no sooner than a wrong one.
        seen("the first secret", 429);
        shop.customer().get("/api/orders").then().statusCode(200);
        assertThat(refused("429") - before).isGreaterThanOrEqualTo(2);
        assertThat(refused("401")).isGreaterThanOrEqualTo(10);
    }

    private Response put(Map<String, ?> user) {
        return shop.operator().contentType(JSON).body(user).put("/api/users/{name}", name);
    }

    private Response guess(int number) {
        return shop.as(name, "a wrong secret " + number).get("/api/orders");
    }

    private void seen(String password, int status) {
        shop.as(name, password).get("/api/orders").then().statusCode(status);
    }

    private double refused(String status) {
        return PreferWaitIT.gauge(shop, "orderflow_calls_refused_total{status=\"" + status + "\"}");
    }
}
