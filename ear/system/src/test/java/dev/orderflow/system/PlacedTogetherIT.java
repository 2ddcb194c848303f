package dev.orderflow.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Many clients at the same time. */
@OrderflowRunning
class PlacedTogetherIT {

    private static final int CLIENTS = 32;
    private static final int REQUESTS = 400;
    /** What the setting is where nobody sets it. */
    private static final int BACKLOG_LIMIT = 20_000;

    @Test
    @DisplayName("ORDERS-P12 orders that are asked for at the same time share a transaction, and each request has its own answer")
    void together(Shop shop, Sql database) throws Exception {
        String sku = shop.sells("1.00", 1_000_000);
        String key = UUID.randomUUID().toString();
        List<Response> answers = atTheSameTime(request -> switch (request % 4) {
            case 0 -> shop.asksFor(sku, 1, "tok_visa");
            case 1 -> shop.asksFor("NO-SUCH-PRODUCT", 1, "tok_visa");
            case 2 -> shop.asksFor(sku, 0, "tok_visa");
            default -> asksUnder(key + request / 8, shop, sku);
        });

        Set<String> placed = idsOf(answers, 0);
        Set<String> underKeys = idsOf(answers, 3);
        assertThat(placed).hasSize(REQUESTS / 4);
        // Two requests under each key.
        assertThat(underKeys).hasSize(REQUESTS / 8).doesNotContainAnyElementsOf(placed);
        every(answers, 1).forEach(it -> it.then().statusCode(422).body("errors[0].field", equalTo("lines[0].sku")));
        every(answers, 2).forEach(it -> it.then().statusCode(422).body("errors[0].field", equalTo("lines[0].quantity")));
        long orders = database.count("select count(*) from orders.order_line where sku = ?", sku);
        assertThat(orders).isEqualTo(placed.size() + underKeys.size());
        // Lines never change, so they still tell which transaction has written them.
        assertThat(database.count("select count(distinct xmin::text) from orders.order_line where sku = ?", sku))
                .as("transactions").isLessThan(orders);
        await("all are confirmed").atMost(Duration.ofMinutes(2)).until(
                () -> database.count("select count(*) from orders.orders o join orders.order_line l on l.order_id = o.id"
                        + " where l.sku = ? and o.status = 'CONFIRMED'", sku),
                confirmed -> confirmed == orders);
    }

    @Test
    @DisplayName("ORDERS-P13 while as many orders are undecided as may be, more are refused with 503 and nothing of them is stored")
    void busy(Shop shop, Sql database) throws Exception {
        String sku = shop.sells("1.00", 10);
        String key = UUID.randomUUID().toString();
        String first = asksUnder(key, shop, sku).then().statusCode(201).extract().path("id");
        database.executes("insert into orders.orders (id, customer_id, currency, total, payment_token, status,"
                + " payment_authorized, stock_reserved, placed_at, updated_at, version)"
                + " select 'busy-' || i, 'c-busy', 'EUR', 1, 'tok_visa', 'PLACED', false, false, now(), now(), 0 from generate_series(1, "
                + BACKLOG_LIMIT + ") i");
        try {
            await("refused").atMost(Duration.ofSeconds(5)).untilAsserted(() -> shop.asksFor(sku, 1, "tok_visa").then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", not(blankOrNullString()))
                    .body("type", equalTo("urn:orderflow:problem:busy")));
            asksUnder(key, shop, sku).then().statusCode(201).header("Idempotent-Replayed", "true").body("id", equalTo(first));
            shop.customer().header("Content-Type", "application/x-ndjson").body(("{\"customerId\":\"" + shop.customerName()
                            + "\",\"currency\":\"EUR\",\"paymentToken\":\"tok_visa\",\"lines\":[{\"sku\":\"" + sku + "\",\"quantity\":1}]}")
                            .getBytes(UTF_8))
                    .post("/api/orders/batch").then().statusCode(503).body("type", equalTo("urn:orderflow:problem:busy"));
        } finally {
            database.executes("delete from orders.orders where customer_id = 'c-busy'");
        }
        await("taken again").atMost(Duration.ofSeconds(5)).until(() -> shop.asksFor(sku, 1, "tok_visa").statusCode() == 201);
    }

    private static Response asksUnder(String key, Shop shop, String sku) {
        return shop.customer().header("Idempotency-Key", key).contentType(ContentType.JSON).body(shop.order(sku, 1, "tok_visa"))
                .post("/api/orders");
    }

    private interface Request {
        Response answerTo(int number);
    }

    private static List<Response> atTheSameTime(Request request) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<Response>> running = new ArrayList<>();
            for (int i = 0; i < REQUESTS; i++) {
                int number = i;
                running.add(clients.submit(() -> request.answerTo(number)));
            }
            List<Response> answers = new ArrayList<>();
            for (Future<Response> one : running) {
                answers.add(one.get());
            }
            return answers;
        } finally {
            clients.shutdownNow();
        }
    }

    private static List<Response> every(List<Response> answers, int rest) {
        List<Response> chosen = new ArrayList<>();
        for (int i = rest; i < answers.size(); i += 4) {
            chosen.add(answers.get(i));
        }
        return chosen;
    }

    /** A repeat may come while the first is in progress: it is told so, and has no order of its own. */
    private static Set<String> idsOf(List<Response> answers, int rest) {
        return every(answers, rest).stream()
                .filter(it -> it.statusCode() != 409)
                .map(it -> it.then().statusCode(201).extract().<String>path("id"))
                .collect(Collectors.toSet());
    }
}
