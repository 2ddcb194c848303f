package dev.orderflow.system;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.launcher.Credentials;
import dev.orderflow.launcher.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Streams end: because the client leaves, or the server; and not because the database does. */
@OrderflowRunning
class StreamLeaversIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int THREADS = 16;
    /** What is on its way at any time, and far less than one for each client. */
    private static final int FEW = 100;
    private static final List<String> OF_ONE_CLIENT = List.of(
            "io.undertow.server.protocol.http.HttpServerConnection",
            "io.undertow.server.HttpServerExchange",
            "org.jboss.resteasy.plugins.providers.sse.SseEventOutputImpl");

    private final Stack stack;
    private final Shop shop;

    StreamLeaversIT(Stack stack, Shop shop) {
        this.stack = stack;
        this.shop = shop;
    }

    @AfterEach
    void everythingRuns() {
        stack.postgres().start();
        stack.applicationServer().start();
    }

    @Test
    @DisplayName("WEB-STREAM-P3 five hundred clients that connect and leave leave nothing behind")
    void leave() throws Exception {
        leave(500);
    }

    @Test
    @Tag("faults")
    @DisplayName("WEB-STREAM-P3 ten thousand clients that connect and leave leave nothing behind")
    void manyLeave() throws Exception {
        leave(10_000);
    }

    private void leave(int all) throws Exception {
        await("nobody listens").atMost(SOON).until(() -> gauge("orderflow_stream_clients"), count -> count == 0);
        // What is made once, for the first of them.
        comeAndGo(THREADS);
        await("they have gone").atMost(SOON).until(() -> gauge("orderflow_stream_clients"), count -> count == 0);
        long filesBefore = openFiles();
        Map<String, Long> objectsBefore = objects();

        comeAndGo(all);
        await("they have gone").atMost(SOON).until(() -> gauge("orderflow_stream_clients"), count -> count == 0);

        assertThat(openFiles() - filesBefore).as("open files more than before").isLessThan(FEW);
        objects().forEach((name, count) -> assertThat(count - objectsBefore.get(name)).as("more than before of " + name).isLessThan(FEW));
    }

    @Test
    @DisplayName("WEB-STREAM-P4 a stream survives an outage of the database and goes on; who comes meanwhile is told to come again")
    void databaseAway() {
        String sku = shop.sells("1.00", 10);
        try (EventStream stream = EventStream.ofCustomer(stack.credentials(), "/api/stream", null)) {
            String before = shop.places(sku, 1, "tok_visa");
            stream.eventuallyTells(before, "PLACED", "CONFIRMED");

            stack.postgres().kill9();
            await("health names it").atMost(SOON).untilAsserted(() -> assertThat(shop.partsDown()).containsExactly("database"));
            shop.customer().get("/api/stream").then().statusCode(503).contentType("application/problem+json");
            assertThat(stream.isOver()).isFalse();
            stack.postgres().start();
            shop.eventuallyReady();

            String after = shop.places(sku, 1, "tok_visa");
            stream.eventuallyTells(after, "PLACED", "CONFIRMED");
        }
    }

    @Test
    @Tag("faults")
    @DisplayName("streams do not keep the server from stopping, and come back to it where they were")
    void serverStops() {
        Credentials credentials = stack.credentials();
        String sku = shop.sells("1.00", 10);
        List<EventStream> streams = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            streams.add(EventStream.ofCustomer(credentials, "/api/stream", null));
        }
        String before = shop.places(sku, 1, "tok_visa");
        streams.get(0).eventuallyTells(before, "PLACED", "CONFIRMED");
        String place = streams.get(0).lastEventId();
        String meanwhile = shop.places(sku, 1, "tok_visa");

        stack.applicationServer().stop();

        await("all streams are over").atMost(SOON).until(() -> streams.stream().allMatch(EventStream::isOver));
        assertThat(streams).as("ended by the application, not by the end of the process").allMatch(EventStream::wasEnded);
        stack.applicationServer().start();
        shop.eventuallyReady();
        try (EventStream back = EventStream.ofCustomer(credentials, "/api/stream", place)) {
            await("it is told").atMost(SOON).untilAsserted(() -> assertThat(back.statusesOf(meanwhile)).contains("PLACED", "CONFIRMED"));
        }
    }

    private void comeAndGo(int all) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<?>> clients = new ArrayList<>();
        for (int i = 0; i < all; i++) {
            clients.add(threads.submit(() -> {
                PlainSocket.connectedTo(stack.credentials(), "/api/stream").close();
                return null;
            }));
        }
        threads.shutdown();
        for (Future<?> client : clients) {
            client.get();
        }
    }

    private long openFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc", String.valueOf(stack.applicationServer().pid()), "fd"))) {
            return files.count();
        }
    }

    private double gauge(String name) {
        return PreferWaitIT.gauge(shop, name);
    }

    /** What one connected client is made of, from the socket to our own list. */
    private Map<String, Long> objects() {
        ServerProcess server = new ServerProcess(stack.applicationServer());
        return OF_ONE_CLIENT.stream().collect(toMap(identity(), server::objects));
    }
}
