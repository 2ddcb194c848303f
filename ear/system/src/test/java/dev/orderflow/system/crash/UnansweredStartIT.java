package dev.orderflow.system.crash;

import static org.awaitility.Awaitility.await;

import dev.orderflow.system.Shop;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What may come of a broker that is just coming back: the application server cannot start a delivery's transaction there, and delivers. */
@Tag("faults")
class UnansweredStartIT {

    private static final int ORDERS = 20;
    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    @DisplayName("BROKER-P3 a message that is acknowledged outside of a transaction is not lost: every order is decided, and once")
    void deliveredAgain() {
        try (CrashLab lab = new CrashLab("unanswered-start")) {
            Shop shop = lab.shop();
            String sku = shop.sells("10.00", ORDERS);
            lab.breakpoints().failStartsOf(ORDERS);

            List<String> orders = Stream.generate(() -> shop.places(sku, 1, "tok_visa")).limit(ORDERS).toList();

            await("so many deliveries have failed").atMost(SOON).until(() -> lab.breakpoints().startsToFail() == 0);
            lab.books().eventuallyBalance(orders, SOON);
        }
    }
}
