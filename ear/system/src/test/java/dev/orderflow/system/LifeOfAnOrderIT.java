package dev.orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** The whole story, told as it happens, and its sad endings. */
@OrderflowRunning
class LifeOfAnOrderIT {

    private final Shop shop;

    LifeOfAnOrderIT(Shop shop) {
        this.shop = shop;
    }

    @BeforeEach
    void title(TestInfo test) {
        System.out.printf("%nThe life of an order: %s%n", test.getDisplayName());
    }

    @Test
    @DisplayName("an order that can be paid and delivered is confirmed, paid, prepared, dispatched; then nobody can cancel it any more")
    void shipped() {
        String sku = shop.sells("29.99", 10);
        String order = shop.places(sku, 2, "tok_visa");
        tell("A customer orders two of ten pieces, for 29.99 EUR each: order %s is PLACED.", order);

        shop.eventually(order, "CONFIRMED");
        assertThat(shop.order(order).<String>path("total")).isEqualTo("59.98");
        tell("Payment has authorised 59.98 EUR, inventory has set two pieces aside: the order is CONFIRMED.");

        shop.eventuallyPayment(order, "CAPTURED");
        tell("Payment has heard of that and takes the money: CAPTURED.");

        shop.eventuallyShipment(order, "PREPARED");
        stockIs(sku, 10, 2);
        tell("Shipping has packed a parcel: PREPARED. On hand are 10, reserved 2, available 8.");

        shop.dispatches(order);
        tell("An operator sends it off: DISPATCHED.");

        shop.eventually(order, "SHIPPED");
        stockIs(sku, 8, 0);
        tell("Orders hears of it: SHIPPED. Inventory too: on hand are 8, reserved 0, available 8.");

        shop.asksToCancel(order, "too late")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:orderflow:problem:order-already-shipped"))
                .body("detail", containsString("SHIPPED"));
        assertThat(shop.statusOf(order)).isEqualTo("SHIPPED");
        assertThat(shop.paymentOf(order)).isEqualTo("CAPTURED");
        tell("Now the customer wants to cancel: 409, the order is SHIPPED and cannot be cancelled any more.");
    }

    @Test
    @DisplayName("an order that is cancelled while its payment takes its time is not paid, not reserved, not prepared")
    void cancelledWhilePlaced() {
        String sku = shop.sells("10.00", 5);
        String order = shop.places(sku, 5, "tok_slow_3000");
        tell("A customer orders all five pieces: order %s is PLACED. The bank takes three seconds to answer.", order);

        shop.cancels(order);
        tell("The customer cancels: CANCELLED.");

        shop.eventuallyPayment(order, "VOIDED");
        tell("The bank has answered at last, and payment lets go of the money again: VOIDED.");

        shop.eventuallyAvailable(sku, 5);
        assertThat(shop.shipmentOf(order)).isNull();
        assertThat(shop.statusOf(order)).isEqualTo("CANCELLED");
        assertThat(shop.order(order).<String>path("reason")).isEqualTo("changed my mind");
        tell("All five pieces are available, nothing was packed, and no good news has brought the order back.");
    }

    @Test
    @DisplayName("an order that is cancelled when it is confirmed gets its money back; its stock is released, its parcel stays")
    void cancelledWhenConfirmed() {
        String sku = shop.sells("10.00", 5);
        String order = shop.places(sku, 2, "tok_visa");
        shop.eventuallyPayment(order, "CAPTURED");
        shop.eventuallyShipment(order, "PREPARED");
        tell("Order %s is CONFIRMED, its payment CAPTURED, its shipment PREPARED.", order);

        shop.cancels(order);
        tell("The customer cancels: CANCELLED.");

        shop.eventuallyPayment(order, "REFUNDED");
        shop.eventuallyShipment(order, "CANCELLED");
        shop.eventuallyAvailable(sku, 5);
        stockIs(sku, 5, 0);
        tell("The payment is REFUNDED, the shipment CANCELLED, all five pieces are available.");

        shop.asksToDispatch(shop.shipment(order, "id"))
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:orderflow:problem:shipment-cancelled"));
        shop.asksToCancel(order, "again").then().statusCode(200).body("reason", equalTo("changed my mind"));
        tell("An operator who wants to send it off is refused; a customer who cancels again is told that it is done.");
    }

    @Test
    @DisplayName("a declined payment rejects the order and gives the stock back")
    void declined() {
        String sku = shop.sells("10.00", 5);

        String order = shop.places(sku, 5, "tok_declined");

        shop.eventually(order, "REJECTED");
        assertThat(shop.order(order).<String>path("reason")).startsWith("payment declined");
        assertThat(shop.paymentOf(order)).isEqualTo("DECLINED");
        shop.eventuallyAvailable(sku, 5);
        tell("Order %s is REJECTED: %s. All five pieces are available.", order, shop.order(order).<String>path("reason"));

        shop.asksToCancel(order, "too late").then().statusCode(409).body("type", equalTo("urn:orderflow:problem:order-already-rejected"));
        tell("There is nothing to cancel any more: 409.");
    }

    @Test
    @DisplayName("short stock rejects the order and gives the money back")
    void tooShort(BrokerConsole console) {
        String sku = shop.sells("10.00", 1);

        String order = shop.places(sku, 2, "tok_visa");

        shop.eventually(order, "REJECTED");
        assertThat(shop.order(order).<String>path("reason")).isEqualTo("stock short: " + sku + " (2 wanted, 1 available)");
        console.eventuallyQuiet();
        assertThat(shop.paymentOf(order)).isIn("VOIDED", null);
        assertThat(shop.available(sku)).isEqualTo(1);
        tell("Order %s is REJECTED: %s. No money was kept.", order, shop.order(order).<String>path("reason"));
    }

    private void stockIs(String sku, int onHand, int reserved) {
        await("stock of " + sku).atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(shop.onHand(sku)).isEqualTo(onHand);
            assertThat(shop.reserved(sku)).isEqualTo(reserved);
            assertThat(shop.available(sku)).isEqualTo(onHand - reserved);
        });
    }

    private static void tell(String sentence, Object... words) {
        System.out.printf("  " + sentence + "%n", words);
    }
}
