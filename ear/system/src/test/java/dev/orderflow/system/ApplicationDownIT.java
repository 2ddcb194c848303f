package dev.orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.launcher.Stack;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The broker keeps what the application can't take. */
@OrderflowRunning
class ApplicationDownIT {

    @Test
    @DisplayName("messages wait while the application is killed and away, and are handled when it is back")
    void downAndUp(Stack stack, Shop shop, BrokerConsole console) {
        String sku = shop.sells("5.00", 10);
        console.pause("payment.orders");
        console.pause("inventory.orders");
        String first = shop.places(sku, 1, "tok_visa");
        String second = shop.places(sku, 2, "tok_declined");

        stack.applicationServer().kill9();
        try {
            await("the broker has seen it go").until(() -> console.consumers("payment.orders"), count -> count == 0);
            console.resume("payment.orders");
            console.resume("inventory.orders");
            assertThat(console.depth("payment.orders")).isEqualTo(2);
        } finally {
            stack.applicationServer().start();
        }

        shop.eventually(first, "CONFIRMED");
        shop.eventually(second, "REJECTED");
        shop.eventuallyAvailable(sku, 9);
    }

    @Test
    @DisplayName("P1 what the application held when it was killed has not been delivered: no order becomes a dead letter")
    void heldInAdvance(Stack stack, Shop shop, BrokerConsole console) {
        String sku = shop.sells("5.00", 100);
        // More than there are consumers, and each takes its time.
        List<String> orders = Stream.generate(() -> shop.places(sku, 1, "tok_slow_1500")).limit(40).toList();
        int deadBefore = console.depth("DLQ.payment.orders");

        stack.applicationServer().kill9();
        try {
            await("the broker has seen it go").until(() -> console.consumers("payment.orders"), count -> count == 0);
            assertThat(console.depth("DLQ.payment.orders")).isEqualTo(deadBefore);
        } finally {
            stack.applicationServer().start();
        }

        orders.forEach(order -> shop.eventually(order, "CONFIRMED"));
    }
}
