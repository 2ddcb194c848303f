package dev.orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.launcher.Stack;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The broker keeps what the application can't take. */
@OrderflowRunning
class ApplicationDownIT {

    private static final String PAUSED = "shipping.orders";
    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    @DisplayName("WEB-OPERATIONS-P7 messages wait while the application is killed and away, and are handled when it is back; what an"
            + " operator has paused waits on")
    void downAndUp(Stack stack, Shop shop, BrokerConsole console) {
        String sku = shop.sells("5.00", 10);
        console.pause("payment.orders");
        console.pause("inventory.orders");
        switches(shop, "pause");
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
        await("health says so").atMost(SOON).until(() -> List.of(PAUSED).equals(shop.anyone().get("/api/health/ready")
                .path("checks.find { it.name == 'subscriptions' }.data.paused")));
        await("its consumers are back").atMost(SOON).until(() -> console.consumers(PAUSED) > 0);
        console.eventuallyHolds(PAUSED, first, SOON);
        assertThat(shop.shipmentOf(first)).isNull();
        switches(shop, "resume");
        shop.eventuallyShipment(first, "PREPARED");
    }

    /** Also where a test has failed; who resumes what goes on changes nothing. */
    @AfterEach
    void goesOn(Shop shop) {
        switches(shop, "resume");
    }

    private static void switches(Shop shop, String what) {
        shop.operator().contentType(ContentType.JSON).body(Map.of("reason", "a restart"))
                .post("/api/subscriptions/{name}/{what}", PAUSED, what).then().statusCode(200);
    }

    @Test
    @DisplayName("BROKER-P1 what the application held when it was killed has not been delivered: no order becomes a dead letter")
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

    @Test
    @DisplayName("FRONT-P2 while it stops and starts everything is 503, a problem with the time to come again; who waits is answered first")
    void stopsAndStarts(Stack stack, Shop shop) throws Exception {
        String sku = shop.sells("5.00", 10);
        Set<String> heard = ConcurrentHashMap.newKeySet();
        AtomicInteger asked = new AtomicInteger();
        ScheduledExecutorService clients = Executors.newScheduledThreadPool(2);
        try {
            Future<String> waiting = clients.submit(() -> waits(stack, sku));
            await("the order is placed").until(() -> shop.operator().get("/api/stock/" + sku).path("reserved"), pieces -> pieces.equals(1));
            Future<?> asking = clients.scheduleWithFixedDelay(() -> asks(stack, asked.incrementAndGet(), heard), 0, 5,
                    TimeUnit.MILLISECONDS);

            stack.applicationServer().stop();
            stack.applicationServer().start();

            assertThat(asking).isNotDone();
            assertThat(waiting.get()).startsWith("HTTP/1.1 201").contains("\"status\":\"CONFIRMED\"");
            assertThat(heard).contains("503 problem+json, Retry-After")
                    .isSubsetOf("200", "503 problem+json, Retry-After", "nothing: the port is closed");
        } finally {
            clients.shutdownNow();
        }
    }

    private static String waits(Stack stack, String sku) throws IOException {
        String order = "{\"customerId\":\"c-1\",\"currency\":\"EUR\",\"paymentToken\":\"tok_slow_4000\",\"lines\":[{\"sku\":\"" + sku
                + "\",\"quantity\":1}]}";
        try (Wire client = Wire.to(stack.credentials())) {
            return client.sends("POST /api/orders HTTP/1.1\r\nHost: a\r\nConnection: close\r\nPrefer: wait=30\r\n"
                    + "Content-Type: application/json\r\nContent-Length: " + order.length() + "\r\n"
                    + Wire.login(stack.credentials(), "customer") + "\r\n" + order).hears();
        }
    }

    /** Asks for this or that, and keeps what it hears where it is let in. */
    private static void asks(Stack stack, int time, Set<String> heard) {
        List<String> paths = List.of("/api/orders", "/api/health/live", "/", "/openapi");
        String answer = "";
        try (Wire client = Wire.to(stack.credentials())) {
            answer = client.sends("GET " + paths.get(time % paths.size()) + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
                    + Wire.login(stack.credentials(), "operator") + "\r\n").hears();
        } catch (IOException closed) {
            heard.add("nothing: the port is closed");
        }
        if (answer.startsWith("HTTP/1.1 ")) {
            heard.add(answer.substring(9, 12) + (answer.contains("Content-Type: application/problem+json") ? " problem+json" : "")
                    + (answer.contains("Retry-After: ") ? ", Retry-After" : ""));
        }
    }
}
