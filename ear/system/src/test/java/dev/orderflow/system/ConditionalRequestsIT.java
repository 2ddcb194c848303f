package dev.orderflow.system;

import static io.restassured.http.ContentType.JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody overwrites what he has not seen (RFC 9110, 13). */
@OrderflowRunning
class ConditionalRequestsIT {

    private static final String PRODUCTS = "/api/products/";
    private static final String STOCK = "/api/stock/";

    private final Shop shop;

    ConditionalRequestsIT(Shop shop) {
        this.shop = shop;
    }

    @ParameterizedTest
    @ValueSource(strings = {PRODUCTS, STOCK})
    @DisplayName("WEB-HTTP-P10 what was put has an entity tag, which is the one that it is read with, and another after each change")
    void entityTags(String path) {
        String address = path + "SKU-" + UUID.randomUUID();
        String first = put(address, shop.operator(), 1).then().statusCode(201).header("ETag", notNullValue()).extract().header("ETag");
        shop.customer().get(address).then().statusCode(200).header("ETag", first);
        shop.customer().header("If-None-Match", first).get(address).then().statusCode(304).header("ETag", first);

        String second = put(address, shop.operator(), 2).then().statusCode(200).extract().header("ETag");

        assertThat(second).isNotEqualTo(first);
        shop.customer().header("If-None-Match", first).get(address).then().statusCode(200).header("ETag", second);
        assertThat(put(address, shop.operator(), 2).header("ETag")).as("tag of what was not changed").isEqualTo(second);
    }

    @ParameterizedTest
    @ValueSource(strings = {PRODUCTS, STOCK})
    @DisplayName("WEB-HTTP-P10 a change happens to the version that it is meant for, and to no other")
    void changes(String path) {
        String address = path + "SKU-" + UUID.randomUUID();

        failed(put(address, shop.operator().header("If-Match", "\"0\""), 1));
        failed(put(address, shop.operator().header("If-Match", "*"), 1));
        shop.operator().get(address).then().statusCode(404);
        put(address, shop.operator().header("If-None-Match", "*"), 1).then().statusCode(201);
        failed(put(address, shop.operator().header("If-None-Match", "*"), 2));
        String seen = shop.operator().get(address).header("ETag");
        put(address, shop.operator().header("If-Match", seen), 3).then().statusCode(200);
        failed(put(address, shop.operator().header("If-Match", seen), 4));
        failed(put(address, shop.operator().header("If-Match", "W/" + shop.operator().get(address).header("ETag")), 4));
        put(address, shop.operator().header("If-Match", "*"), 5).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {PRODUCTS, STOCK})
    @DisplayName("WEB-HTTP-P10 of several who change the same version at the same time one does; of several who make something, too")
    void atTheSameTime(String path) {
        String address = path + "SKU-" + UUID.randomUUID();

        assertThat(atTheSameTime(number -> put(address, shop.operator().header("If-None-Match", "*"), number)))
                .containsOnly(201, 412).containsOnlyOnce(201);
        String seen = shop.operator().get(address).header("ETag");
        assertThat(atTheSameTime(number -> put(address, shop.operator().header("If-Match", seen), 100 + number)))
                .containsOnly(200, 412).containsOnlyOnce(200);
        String another = path + "SKU-" + UUID.randomUUID();
        assertThat(atTheSameTime(number -> put(another, shop.operator(), number))).containsOnly(200, 201).containsOnlyOnce(201);
    }

    @Test
    @DisplayName("WEB-HTTP-P10 the tag of stock changes with what is reserved")
    void reserved() {
        String sku = shop.sells("1.00", 5);
        String before = shop.operator().get(STOCK + sku).header("ETag");

        shop.eventually(shop.places(sku, 1, "tok_visa"), "CONFIRMED");

        failed(put(STOCK + sku, shop.operator().header("If-Match", before), 50));
        assertThat(shop.onHand(sku)).isEqualTo(5);
    }

    @Test
    @DisplayName("WEB-HTTP-P10 an order is cancelled in the state that its customer has seen, and in no other")
    void cancellation() {
        String order = shop.places(shop.sells("1.00", 5), 1, "tok_visa");
        shop.eventually(order, "CONFIRMED");
        String seen = shop.customer().get("/api/orders/{id}", order).header("ETag");

        failed(cancel(order, "If-Match", "\"4711\""));
        failed(cancel(order, "If-None-Match", seen));
        failed(cancel(order, "If-None-Match", "*"));
        assertThat(shop.statusOf(order)).isEqualTo("CONFIRMED");
        cancel(order, "If-Match", seen).then().statusCode(202).body("status", equalTo("CANCELLED"));
        failed(cancel(order, "If-Match", seen));
        failed(shop.customer().header("If-Match", seen).get("/api/orders/{id}", order));
    }

    @Test
    @DisplayName("WEB-HTTP-P10 a shipment is read with its entity tag, and leaves as it was seen, or not")
    void dispatch() {
        String order = shop.places(shop.sells("1.00", 5), 1, "tok_visa");
        shop.eventuallyShipment(order, "PREPARED");
        String id = shop.shipment(order, "id");
        String seen = shop.customer().get("/api/shipments/{id}", id).then().statusCode(200).body("orderId", equalTo(order)).extract()
                .header("ETag");

        failed(shop.operator().header("If-Match", "\"4711\"").post("/api/shipments/{id}/dispatch", id));
        assertThat(shop.shipmentOf(order)).isEqualTo("PREPARED");
        shop.operator().header("If-Match", seen).post("/api/shipments/{id}/dispatch", id).then().statusCode(202);
        failed(shop.operator().header("If-Match", seen).post("/api/shipments/{id}/dispatch", id));
        shop.operator().get("/api/shipments/{id}", "no-such").then().statusCode(404);
    }

    @Test
    @DisplayName("WEB-HTTP-P10 what has no entity tag is not changed for a client that names one; what is none is 400, before anything is"
            + " done")
    void elsewhere() {
        String sku = shop.sells("1.00", 5);
        for (String path : List.of("/api/orders", "/api/orders/no-such/cancellation", PRODUCTS + sku, STOCK + sku)) {
            RequestSpecification request = shop.operator().header("If-Match", "no tag").contentType(JSON).body("{}");
            (path.startsWith("/api/orders") ? request.post(path) : request.put(path)).then().statusCode(400)
                    .contentType("application/problem+json");
        }
        shop.operator().header("If-None-Match", "4").get("/api/orders").then().statusCode(400);
        failed(shop.operator().header("If-Match", "\"1\"").contentType(JSON).body(shop.order(sku, 1, "tok_visa")).post("/api/orders"));
        failed(shop.operator().header("If-Match", "\"1\"").contentType(JSON).body("{\"reason\":\"x\"}").delete("/api/dead-letters/none"));
    }

    private Response cancel(String order, String header, String value) {
        return shop.customer().header(header, value).contentType(JSON).body(Map.of("reason", "no"))
                .post("/api/orders/{id}/cancellation", order);
    }

    private static Response put(String address, RequestSpecification request, int number) {
        return request.contentType(JSON)
                .body(address.startsWith(STOCK)
                        ? Map.of("onHand", number)
                        : Map.of("name", "Number " + number, "unitPrice", "1.00", "currency", "EUR"))
                .put(address);
    }

    private static ValidatableResponse failed(Response answer) {
        return answer.then().statusCode(412).contentType("application/problem+json")
                .body("type", equalTo("urn:orderflow:problem:precondition-failed"));
    }

    private static List<Integer> atTheSameTime(java.util.function.IntFunction<Response> request) {
        Stream<Supplier<Integer>> requests = IntStream.range(1, 9).mapToObj(number -> () -> request.apply(number).statusCode());
        return requests.map(CompletableFuture::supplyAsync).toList().stream().map(CompletableFuture::join).toList();
    }
}
