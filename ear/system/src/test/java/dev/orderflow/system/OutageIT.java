package dev.orderflow.system;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.orderflow.launcher.Part;
import dev.orderflow.launcher.Stack;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The database or the broker is away for a while: nothing is lost, nothing hangs, and nobody has to lend a hand. */
@OrderflowRunning
class OutageIT {

    /** Five deliveries with 1, 3, 9 and 27 seconds between them, 15 percent longer at most, take less. */
    private static final Duration LONGER_THAN_ALL_DELIVERIES = Duration.ofSeconds(65);
    private static final Duration SHORT = Duration.ofSeconds(8);
    /** A probe's patience of three seconds, and what a busy machine takes. */
    private static final Duration AT_ONCE = Duration.ofSeconds(15);
    /** In-doubt branches are looked for every 5 seconds, and a consumer that lost the broker needs up to half a minute to come back. */
    private static final Duration RECOVERY = Duration.ofMinutes(2);
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final List<String> CLIENTS_OF_PARTS = List.of("org.postgresql", "org.apache.activemq");
    private static final int CLIENTS = 4;
    /** So many that the sessions which published these events are among those that hand them back. */
    private static final int MANY = 20;
    private static final int SOME = 4;

    private final Stack stack;
    private final Shop shop;
    private final BrokerConsole console;
    private String sku;
    private int deadLetters;

    OutageIT(Stack stack, Shop shop, BrokerConsole console) {
        this.stack = stack;
        this.shop = shop;
        this.console = console;
    }

    @BeforeEach
    void quiet() {
        sku = shop.sells("1.00", 100_000);
        console.eventuallyQuiet();
        deadLetters = console.deadLetters();
    }

    @AfterEach
    void everythingRuns() {
        stack.postgres().start();
        stack.broker().start();
        stack.applicationServer().start();
    }

    @Test
    @DisplayName("while the database is away all is refused with 503 and health names it; when it is back every order is decided")
    void databaseAway() throws Exception {
        isAwayFor(SHORT, stack.postgres(), "database");
    }

    @Test
    @Tag("faults")
    @DisplayName("a database that is away for longer than all deliveries take makes no dead letter")
    void databaseAwayForLong() throws Exception {
        isAwayFor(LONGER_THAN_ALL_DELIVERIES, stack.postgres(), "database");
    }

    @Test
    @DisplayName("WEB-OPERATIONS-P6 below the free disk that the broker wants, orders are refused at once and health names the"
            + " disk; what was"
            + " accepted is decided")
    void brokersDiskFull() {
        String accepted = shop.places(sku, 1, "tok_slow_5000");
        restartBrokerThatKeepsFree(Optional.of("1000000G"));
        try {
            await("health names the disk").atMost(RECOVERY)
                    .untilAsserted(() -> assertThat(shop.partsDown()).containsExactly("broker-disk"));

            Response refused = shop.asksFor(sku, 1, "tok_visa");

            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.contentType()).startsWith("application/problem+json");
            assertThat(refused.<String>path("detail")).contains("disk");
            areDecided(List.of(accepted));
            assertThat(shop.partsDown()).containsExactly("broker-disk");
        } finally {
            restartBrokerThatKeepsFree(Optional.empty());
        }
        shop.eventuallyReady();
        areDecided(List.of(shop.places(sku, 1, "tok_visa")));
    }

    private void restartBrokerThatKeepsFree(Optional<String> amount) {
        stack.broker().kill9();
        stack.broker().keepsFree(amount);
        stack.broker().start();
    }

    @Test
    @DisplayName("MESSAGING-P4 what comes meanwhile is handed back to its own subscription, and comes to no other again")
    void handedBack() {
        List<String> listeners = List.of("orders.payments", "history.payments", "orders.inventory", "history.inventory");
        console.createQueue("payments", "onlooker.payments");
        console.createQueue("inventory", "onlooker.inventory");
        try {
            listeners.forEach(console::pause);
            List<String> orders = Stream.generate(() -> shop.places(sku, 1, "tok_visa")).limit(MANY).toList();
            await("all are paid and reserved").atMost(SOON)
                    .until(() -> listeners.stream().allMatch(queue -> console.depth(queue) == orders.size()));
            stack.postgres().kill9();
            await("health names it").atMost(AT_ONCE).untilAsserted(() -> assertThat(shop.partsDown()).containsExactly("database"));
            Map<String, Integer> before = listeners.stream().collect(toMap(identity(), console::added));
            listeners.forEach(console::resume);
            await("they are handed back").atMost(SOON)
                    .until(() -> listeners.stream().allMatch(queue -> console.added(queue) > before.get(queue) + SOME));
            stack.postgres().start();

            shop.eventuallyReady();
            orders.forEach(order -> shop.eventually(order, "CONFIRMED"));
            console.eventuallyQuiet();
            assertThat(console.depth("onlooker.payments")).as("PaymentAuthorized and PaymentCaptured").isEqualTo(2 * orders.size());
            assertThat(console.depth("onlooker.inventory")).as("StockReserved").isEqualTo(orders.size());
        } finally {
            listeners.forEach(console::resume);
            console.destroyQueue("onlooker.payments");
            console.destroyQueue("onlooker.inventory");
        }
    }

    @Test
    @Tag("faults")
    @DisplayName("while the broker is away orders are refused with 503 and health names it; when it is back every order is decided")
    void brokerAway() throws Exception {
        isAwayFor(LONGER_THAN_ALL_DELIVERIES, stack.broker(), "broker");
    }

    @Test
    @Tag("faults")
    @DisplayName("the application starts while the database is away, says so, and comes to work when it is back")
    void startsWithoutDatabase() {
        startsWithout(stack.postgres(), "database", ordersThatWait());
    }

    @Test
    @Tag("faults")
    @DisplayName("the application starts while the broker is away, says so, and comes to work when it is back")
    void startsWithoutBroker() {
        startsWithout(stack.broker(), "broker", ordersThatWait());
    }

    /** Kills the part while clients place orders and messages are on their way; orders that were answered with 201 get decided. */
    private void isAwayFor(Duration time, Part part, String name) throws Exception {
        long application = stack.applicationServer().pid();
        try (Clients clients = new Clients()) {
            await("orders are coming in").atMost(SOON).until(() -> clients.placed.size() > 20);
            part.kill9();
            await("health names it").atMost(AT_ONCE).untilAsserted(() -> assertThat(shop.partsDown()).containsExactly(name));
            staysAwayFor(time, name);
            part.start();
            shop.eventuallyReady();
            int before = clients.placed.size();
            await("orders are coming in again").atMost(SOON).until(() -> clients.placed.size() > before + 10);

            clients.stop();
            assertThat(clients.otherAnswers).isEmpty();
            areDecided(clients.placed);
        }
        assertThat(stack.applicationServer().pid()).isEqualTo(application);
    }

    private void staysAwayFor(Duration time, String name) {
        await("it stays so").during(time).atMost(time.plus(AT_ONCE)).untilAsserted(() -> isRefused(name));
        // Who was just speaking to it when it died has its answer by now.
        ServerProcess server = new ServerProcess(stack.applicationServer());
        CLIENTS_OF_PARTS.forEach(it -> assertThat(server.requestsIn(it)).as("requests that ask what is known to be away").isEmpty());
    }

    private void isRefused(String name) {
        assertThat(shop.partsDown()).containsExactly(name);
        Response answer = shop.asksFor(sku, 1, "tok_visa");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }

    private List<String> ordersThatWait() {
        console.pause("payment.orders");
        console.pause("inventory.orders");
        try {
            return List.of(shop.places(sku, 1, "tok_visa"), shop.places(sku, 1, "tok_visa"));
        } finally {
            stack.applicationServer().kill9();
            console.resume("payment.orders");
            console.resume("inventory.orders");
        }
    }

    private void startsWithout(Part part, String name, List<String> orders) {
        part.kill9();

        stack.applicationServer().startUntilLive();

        await("health names it").atMost(AT_ONCE).untilAsserted(() -> assertThat(shop.partsDown()).containsExactly(name));
        // The first login of the customer, who has to be compared: that takes its time.
        assertThat(shop.asksFor(sku, 1, "tok_visa").statusCode()).isEqualTo(503);
        staysAwayFor(LONGER_THAN_ALL_DELIVERIES, name);
        shop.operator().get("/api/flow").then().statusCode(200).body("unknown", equalTo(List.of(name)));
        long application = stack.applicationServer().pid();
        part.start();
        shop.eventuallyReady();
        areDecided(orders);
        areDecided(List.of(shop.places(sku, 1, "tok_visa")));
        assertThat(stack.applicationServer().pid()).isEqualTo(application);
    }

    /** Whose transaction was in doubt when the database went away was answered with 201, and is unknown until recovery has committed it. */
    private void areDecided(Iterable<String> orders) {
        for (String order : orders) {
            await(order + " is confirmed").atMost(RECOVERY).until(() -> shop.statusIfKnown(order), Optional.of("CONFIRMED")::equals);
        }
        console.eventuallyQuiet();
        assertThat(console.deadLetters()).isEqualTo(deadLetters);
    }

    /** Clients that place orders, a few a second, whatever comes of it. */
    private final class Clients implements AutoCloseable {

        private final Queue<String> placed = new ConcurrentLinkedQueue<>();
        private final Queue<String> otherAnswers = new ConcurrentLinkedQueue<>();
        private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(CLIENTS);

        Clients() {
            for (int i = 0; i < CLIENTS; i++) {
                threads.scheduleWithFixedDelay(this::place, 0, 200, TimeUnit.MILLISECONDS);
            }
        }

        /** What it throws would end this client without a word. */
        private void place() {
            try {
                note(shop.asksFor(sku, 1, "tok_visa"));
            } catch (Exception noAnswer) {
                otherAnswers.add(noAnswer.toString());
            }
        }

        private synchronized void note(Response answer) {
            if (answer.statusCode() == 201) {
                placed.add(answer.path("id"));
            } else if (answer.statusCode() != 503) {
                otherAnswers.add(answer.statusCode() + " " + answer.asString());
            }
        }

        void stop() throws InterruptedException {
            threads.shutdown();
            assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).as("every request is answered").isTrue();
        }

        @Override
        public void close() {
            threads.shutdownNow();
        }
    }
}
