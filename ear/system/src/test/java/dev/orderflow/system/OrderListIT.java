package dev.orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OrderflowRunning
class OrderListIT {

    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; *rel=\"next\"");

    @Test
    @DisplayName("WEB-P3 pages follow their links, newest first, each order once, also while others arrive")
    void pages(Shop shop) {
        String sku = shop.sells("1.00", 100);
        String customer = "c-" + UUID.randomUUID();
        List<String> placed = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            placed.add(places(shop, customer, sku));
        }
        Collections.reverse(placed);

        List<String> seen = new ArrayList<>();
        Response page = shop.operator().queryParam("customerId", customer).queryParam("limit", 3).get("/api/orders");
        while (true) {
            seen.addAll(page.then().statusCode(200).extract().jsonPath().getList("id", String.class));
            places(shop, customer, sku);
            Matcher next = NEXT.matcher(String.valueOf(page.header("Link")));
            if (!next.find()) {
                break;
            }
            page = shop.operator().urlEncodingEnabled(false).get(next.group(1));
        }

        assertThat(seen).isEqualTo(placed);
    }

    @Test
    @DisplayName("WEB-P3 pages have each order that was there exactly once, while four clients place others")
    void pagesUnderLoad(Shop shop) throws Exception {
        String sku = shop.sells("1.00", 10_000);
        String customer = "c-" + UUID.randomUUID();
        List<String> placed = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            placed.add(places(shop, customer, sku));
        }
        Collections.reverse(placed);
        AtomicBoolean paging = new AtomicBoolean(true);
        List<Future<Integer>> clients = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        for (int i = 0; i < 4; i++) {
            clients.add(threads.submit(() -> {
                int others = 0;
                while (paging.get()) {
                    places(shop, customer, sku);
                    others++;
                }
                return others;
            }));
        }

        List<String> seen = new ArrayList<>();
        Response page = shop.operator().queryParam("customerId", customer).queryParam("limit", 2).get("/api/orders");
        for (Matcher next = next(page); next.find(); next = next(page)) {
            seen.addAll(page.jsonPath().getList("id", String.class));
            page = shop.operator().urlEncodingEnabled(false).get(next.group(1)).then().statusCode(200).extract().response();
        }
        seen.addAll(page.jsonPath().getList("id", String.class));
        paging.set(false);
        threads.shutdown();

        assertThat(seen).doesNotHaveDuplicates().containsSubsequence(placed);
        for (Future<Integer> client : clients) {
            assertThat(client.get()).isPositive();
        }
    }

    private static Matcher next(Response page) {
        return NEXT.matcher(String.valueOf(page.header("Link")));
    }

    @Test
    @DisplayName("an order that has not changed is answered with 304")
    void notModified(Shop shop) {
        String order = shop.places(shop.sells("1.00", 1), 1, "tok_visa");
        shop.eventually(order, "CONFIRMED");
        String tag = shop.customer().get("/api/orders/" + order).then().statusCode(200).extract().header("ETag");

        shop.customer().header("If-None-Match", tag).get("/api/orders/" + order).then().statusCode(304);
        shop.customer().header("If-None-Match", "\"other\"").get("/api/orders/" + order).then().statusCode(200);
        shop.customer().header("If-None-Match", "\"other\", W/" + tag).get("/api/orders/" + order).then().statusCode(304);
        shop.customer().header("If-None-Match", "*").get("/api/orders/" + order).then().statusCode(304).header("ETag", equalTo(tag));
        shop.customer().header("If-None-Match", "\"other\"").header("If-None-Match", tag).get("/api/orders/" + order)
                .then().statusCode(304);
    }

    @Test
    @DisplayName("an order that has changed meanwhile is answered whole, with another tag")
    void modified(Shop shop, BrokerConsole console) {
        console.pause("payment.orders");
        String order = shop.places(shop.sells("1.00", 1), 1, "tok_visa");
        String tag = shop.customer().get("/api/orders/" + order).then().statusCode(200).extract().header("ETag");
        console.resume("payment.orders");
        shop.eventually(order, "CONFIRMED");

        shop.customer().header("If-None-Match", tag).get("/api/orders/" + order)
                .then().statusCode(200).header("ETag", not(equalTo(tag))).body("status", equalTo("CONFIRMED"));
    }

    private static String places(Shop shop, String customer, String sku) {
        var order = new java.util.HashMap<>(shop.order(sku, 1, "tok_visa"));
        order.put("customerId", customer);
        return shop.operator()
                .contentType("application/json")
                .body(order)
                .post("/api/orders")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
