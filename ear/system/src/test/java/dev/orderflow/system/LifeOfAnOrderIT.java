package dev.orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The whole story, and its two sad endings. */
@OrderflowRunning
class LifeOfAnOrderIT {

    @Test
    @DisplayName("an order that can be paid and delivered is confirmed, its money captured, its stock reserved")
    void confirmed(Shop shop) {
        String sku = shop.sells("29.99", 10);

        String order = shop.places(sku, 2, "tok_visa");

        shop.eventually(order, "CONFIRMED");
        shop.eventuallyPayment(order, "CAPTURED");
        assertThat(shop.order(order).<String>path("total")).isEqualTo("59.98");
        assertThat(shop.available(sku)).isEqualTo(8);
        assertThat(shop.reserved(sku)).isEqualTo(2);
    }

    @Test
    @DisplayName("a declined payment rejects the order and gives the stock back")
    void declined(Shop shop) {
        String sku = shop.sells("10.00", 5);

        String order = shop.places(sku, 5, "tok_declined");

        shop.eventually(order, "REJECTED");
        assertThat(shop.order(order).<String>path("reason")).startsWith("payment declined");
        assertThat(shop.paymentOf(order)).isEqualTo("DECLINED");
        shop.eventuallyAvailable(sku, 5);
    }

    @Test
    @DisplayName("short stock rejects the order and gives the money back")
    void tooShort(Shop shop, BrokerConsole console) {
        String sku = shop.sells("10.00", 1);

        String order = shop.places(sku, 2, "tok_visa");

        shop.eventually(order, "REJECTED");
        assertThat(shop.order(order).<String>path("reason")).isEqualTo("stock short: " + sku + " (2 wanted, 1 available)");
        console.eventuallyQuiet();
        assertThat(shop.paymentOf(order)).isIn("VOIDED", null);
        assertThat(shop.available(sku)).isEqualTo(1);
    }
}
