package dev.orderflow.system;

import static io.restassured.http.ContentType.JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.orderflow.launcher.Credentials;
import dev.orderflow.launcher.Stack;
import io.restassured.response.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Clients that want request and response. */
@OrderflowRunning
class PreferWaitIT {

    private static final int WAITING = 200;
    private static final int PLAIN = 20;

    @Test
    @DisplayName("the answer comes when the order is confirmed")
    void confirmed(Shop shop) {
        String sku = shop.sells("10.00", 5);

        waiting(shop, "wait=20")
                .body(shop.order(sku, 1, "tok_visa"))
                .post("/api/orders")
                .then()
                .statusCode(201)
                .header("Preference-Applied", "wait=20")
                .body("status", equalTo("CONFIRMED"));
    }

    @Test
    @DisplayName("or rejected")
    void rejected(Shop shop) {
        String sku = shop.sells("10.00", 5);

        Response answer = waiting(shop, "wait=20").body(shop.order(sku, 1, "tok_declined")).post("/api/orders");

        answer.then().statusCode(201).body("status", equalTo("REJECTED"));
        shop.customer().header("If-None-Match", answer.header("ETag")).get(answer.header("Location")).then().statusCode(304);
    }

    @Test
    @DisplayName("or when the time is up, with the status by then")
    void timeIsUp(Shop shop) {
        String sku = shop.sells("10.00", 5);
        Instant begun = Instant.now();

        String order = waiting(shop, "wait=2")
                .body(shop.order(sku, 1, "tok_slow_6000"))
                .post("/api/orders")
                .then()
                .statusCode(201)
                .header("Preference-Applied", "wait=2")
                .body("status", equalTo("PLACED"))
                .extract()
                .path("id");

        assertThat(begun.plusSeconds(2)).as("it waited, and not for the decision").isBefore(Instant.now());
        shop.eventually(order, "CONFIRMED");
    }

    @Test
    @DisplayName("a repeat under the same key waits as well, and one that comes later is answered at once")
    void repeated(Shop shop) {
        String sku = shop.sells("10.00", 5);
        String key = UUID.randomUUID().toString();
        var order = shop.order(sku, 1, "tok_slow_3000");
        String id = shop.customer().header("Idempotency-Key", key).contentType(JSON).body(order).post("/api/orders")
                .then().statusCode(201).body("status", equalTo("PLACED")).extract().path("id");

        for (int repeat = 0; repeat < 2; repeat++) {
            waiting(shop, "wait=20")
                    .header("Idempotency-Key", key)
                    .body(order)
                    .post("/api/orders")
                    .then()
                    .statusCode(201)
                    .header("Idempotent-Replayed", "true")
                    .body("id", equalTo(id))
                    .body("status", equalTo("CONFIRMED"));
        }
    }

    @Test
    @DisplayName("a preference that makes no sense is ignored, and an order that is wrong is refused at once")
    void nonsense(Shop shop) {
        String sku = shop.sells("10.00", 5);

        waiting(shop, "wait=soon").body(shop.order(sku, 1, "tok_slow_3000")).post("/api/orders")
                .then().statusCode(201).header("Preference-Applied", nullValue()).body("status", equalTo("PLACED"));
        waiting(shop, "wait=20").body(shop.order("no such thing", 1, "tok_visa")).post("/api/orders")
                .then().statusCode(422).contentType("application/problem+json");
    }

    @Test
    @DisplayName("two hundred clients that wait cost neither threads nor transactions, and keep nobody from placing orders")
    void manyWaiting(Stack stack, Shop shop, BrokerConsole console) throws Exception {
        String sku = shop.sells("1.00", 10_000);
        Clients clients = new Clients(stack.credentials(), shop);
        clients.place(PLAIN, sku);
        double threadsBefore = gauge(shop, "jvm_threads_live_threads");

        // So that nobody decides. All wait for the same order, or a slow machine would place orders until the time of the first is up.
        console.pause("payment.orders");
        List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
        try {
            String key = UUID.randomUUID().toString();
            assertThat(clients.posts(sku, "return=representation", key).get().statusCode()).isEqualTo(201);
            for (int i = 0; i < WAITING; i++) {
                waiting.add(clients.posts(sku, "wait=30", key));
            }
            await("all of them wait").atMost(Duration.ofSeconds(20))
                    .until(() -> gauge(shop, "orderflow_orders_waiting"), count -> count == WAITING);
            assertThat(gauge(shop, "jvm_threads_live_threads") - threadsBefore).as("threads more than before").isLessThan(WAITING / 4.0);
            assertThat(transactions(stack)).as("transactions open in the database").isLessThan(WAITING / 4);
            clients.place(PLAIN, sku);
            assertThat(waiting).noneMatch(CompletableFuture::isDone);
        } finally {
            console.resume("payment.orders");
        }

        for (CompletableFuture<HttpResponse<String>> answer : waiting) {
            assertThat(answer.get().statusCode()).isEqualTo(201);
            assertThat(answer.get().body()).contains("\"CONFIRMED\"");
        }
        await("nobody waits").until(() -> gauge(shop, "orderflow_orders_waiting"), count -> count == 0);
    }

    private static io.restassured.specification.RequestSpecification waiting(Shop shop, String preference) {
        return shop.customer().header("Prefer", preference).contentType(JSON);
    }

    /** Those of the application that are open and do nothing at the moment. */
    private static int transactions(Stack stack) throws SQLException {
        Credentials credentials = stack.credentials();
        try (Connection database = DriverManager.getConnection(
                        credentials.get("db.url"), credentials.get("db.user"), credentials.get("db.password"));
                Statement statement = database.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from pg_stat_activity where state like 'idle in transaction%'")) {
            count.next();
            return count.getInt(1);
        }
    }

    static double gauge(Shop shop, String name) {
        String metrics = shop.operator().get("/api/metrics").then().statusCode(200).extract().asString();
        return metrics.lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    /** Clients that need no thread each here either. */
    private static final class Clients {

        private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        private final URI orders;
        private final String login;
        private final String customer;

        Clients(Credentials credentials, Shop shop) {
            orders = URI.create(credentials.get("app.url") + "/api/orders");
            customer = shop.customerName();
            login = "Basic " + Base64.getEncoder().encodeToString(
                    (customer + ":" + credentials.get("customer.password")).getBytes(StandardCharsets.UTF_8));
        }

        /** So many plain orders, one after the other. */
        void place(int orders, String sku) throws Exception {
            for (int i = 0; i < orders; i++) {
                assertThat(posts(sku, "return=representation", UUID.randomUUID().toString()).get().statusCode()).isEqualTo(201);
            }
        }

        CompletableFuture<HttpResponse<String>> posts(String sku, String preference, String key) {
            String order = """
                    {"customerId":"%s","currency":"EUR","paymentToken":"tok_visa","lines":[{"sku":"%s","quantity":1}]}"""
                    .formatted(customer, sku);
            return http.sendAsync(
                    HttpRequest.newBuilder(orders)
                            .header("Authorization", login)
                            .header("Content-Type", "application/json")
                            .header("Prefer", preference)
                            .header("Idempotency-Key", key)
                            .POST(BodyPublishers.ofString(order))
                            .build(),
                    BodyHandlers.ofString());
        }
    }
}
