package dev.orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import dev.orderflow.launcher.Stack;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Parcels, and who may see and send them. */
@OrderflowRunning
class ShipmentsIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Shop shop;

    ShipmentsIT(Shop shop) {
        this.shop = shop;
    }

    @Test
    @DisplayName("SHIPPING-P3 a shipment that is sent off once more has left already: 200, and nothing is published")
    void twice(BrokerConsole console) {
        String order = confirmed(shop.sells("1.00", 5));
        String shipment = shop.shipment(order, "id");
        shop.asksToDispatch(shipment)
                .then()
                .statusCode(202)
                .body("orderId", equalTo(order))
                .body("customerId", equalTo(shop.customerName()))
                .body("lines.quantity", equalTo(List.of(2)));
        console.eventuallyQuiet();
        int before = console.added("orders.shipping");

        shop.asksToDispatch(shipment).then().statusCode(200).body("status", equalTo("DISPATCHED"));

        assertThat(console.added("orders.shipping")).isEqualTo(before);
        shop.eventually(order, "SHIPPED");
    }

    @Test
    @DisplayName("a customer sends nothing off, a stranger sees nothing, and what is not there is 404")
    void whoMay() {
        String shipment = shop.shipment(confirmed(shop.sells("1.00", 5)), "id");

        shop.customer().post("/api/shipments/{id}/dispatch", shipment).then().statusCode(403).contentType("application/problem+json");
        shop.anyone().get("/api/shipments").then().statusCode(401);
        shop.asksToDispatch("no-such-shipment").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    @DisplayName("a customer sees the shipments for its own orders, in pages, and no others")
    void list() {
        String sku = shop.sells("1.00", 50);
        for (int i = 0; i < 3; i++) {
            confirmed(sku);
        }
        String theirs = shop.operator()
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "customerId", "c-2",
                        "currency", "EUR",
                        "paymentToken", "tok_visa",
                        "lines", List.of(Map.of("sku", sku, "quantity", 1))))
                .post("/api/orders")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        shop.eventuallyShipment(theirs, "PREPARED");

        shop.customer().get("/api/shipments?limit=2").then()
                .statusCode(200)
                .body("$", hasSize(2))
                .body("customerId", everyItem(equalTo(shop.customerName())))
                .header("Link", containsString("rel=\"next\""));
        shop.customer().get("/api/shipments?orderId=" + theirs).then().statusCode(200).body("$", hasSize(0));
        shop.operator().get("/api/shipments?orderId=" + theirs).then().statusCode(200).body("customerId", equalTo(List.of("c-2")));
        shop.operator().get("/api/shipments?limit=0").then().statusCode(422);
    }

    @Test
    @DisplayName("SHIPPING-P5 a shipment leaves by itself when it has been prepared for as long as the setting says")
    void byItself(Sql database) throws Exception {
        String sku = shop.sells("1.00", 5);
        String order = confirmed(sku);
        String other = confirmed(sku);

        database.executes("update shipping.shipment set updated_at = now() - interval '7200 seconds' where order_id = '" + order + "'");

        shop.eventually(order, "SHIPPED");
        assertThat(shop.shipmentOf(order)).isEqualTo("DISPATCHED");
        assertThat(shop.shipmentOf(other)).isEqualTo("PREPARED");
    }

    @Test
    @DisplayName("ORDERS-P9 a parcel that is faster than the cancellation is out: the order stays cancelled, and the log names what to"
            + " get back")
    void race(Stack stack, BrokerConsole console) throws IOException {
        String sku = shop.sells("1.00", 5);
        String order = confirmed(sku);
        shop.eventuallyPayment(order, "CAPTURED");
        console.pause("shipping.orders");
        try {
            shop.cancels(order);
            shop.dispatches(order);
            console.eventuallyHolds("shipping.orders", order, SOON);
        } finally {
            console.resume("shipping.orders");
        }

        console.eventuallyQuiet();
        assertThat(shop.statusOf(order)).isEqualTo("CANCELLED");
        assertThat(shop.paymentOf(order)).isEqualTo("REFUNDED");
        assertThat(shop.shipmentOf(order)).isEqualTo("DISPATCHED");
        await("the goods are out").atMost(SOON).untilAsserted(() -> {
            assertThat(shop.onHand(sku)).isEqualTo(3);
            assertThat(shop.reserved(sku)).isZero();
        });
        try (Stream<String> lines = Files.lines(stack.applicationServer().fullLog())) {
            assertThat(lines.filter(line -> line.contains("the goods have to be got back: order=" + order))).hasSize(1);
        }
    }

    @Test
    @DisplayName("INVENTORY-P7 goods that left although they were promised to others are missing: nothing more is promised, nothing goes"
            + " below zero")
    void promisedToOthers(BrokerConsole console) {
        String sku = shop.sells("1.00", 2);
        String first = confirmed(sku);
        console.pause("shipping.orders");
        console.pause("inventory.shipping");
        String second;
        try {
            shop.cancels(first);
            shop.dispatches(first);
            shop.eventuallyAvailable(sku, 2);
            second = shop.places(sku, 2, "tok_visa");
            shop.eventually(second, "CONFIRMED");
        } finally {
            console.resume("inventory.shipping");
            console.resume("shipping.orders");
        }

        await("the goods are out").atMost(SOON).untilAsserted(() -> {
            assertThat(shop.onHand(sku)).isZero();
            assertThat(shop.reserved(sku)).isEqualTo(2);
            assertThat(shop.available(sku)).isZero();
        });
        String third = shop.places(sku, 1, "tok_visa");
        shop.eventually(third, "REJECTED");
        shop.cancels(second);
        await("nothing is promised").atMost(SOON).until(() -> shop.reserved(sku), reserved -> reserved == 0);
        assertThat(shop.available(sku)).isZero();
    }

    /** An order for two pieces, with its parcel. */
    private String confirmed(String sku) {
        String order = shop.places(sku, 2, "tok_visa");
        shop.eventuallyShipment(order, "PREPARED");
        return order;
    }
}
