package dev.orderflow.system;

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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
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
        long heapBefore = heapAfterCollection();
        long begun = System.nanoTime();

        comeAndGo(all);
        double here = gauge("orderflow_stream_clients");
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        await("they have gone").atMost(SOON).until(() -> gauge("orderflow_stream_clients"), count -> count == 0);
        Duration gone = Duration.ofNanos(System.nanoTime() - begun).minus(took);
        long filesAfter = openFiles();
        long heapAfter = heapAfterCollection();

        System.out.printf("%d clients came and left in %d s, %.0f of them not noticed yet, the last after %d s more;"
                        + " open files %d before, %d after; heap %d KiB before, %d KiB after%n",
                all, took.toSeconds(), here, gone.toSeconds(), filesBefore, filesAfter, heapBefore / 1024, heapAfter / 1024);
        assertThat(filesAfter - filesBefore).isLessThan(100);
        assertThat(heapAfter - heapBefore).isLessThan(32L * 1024 * 1024);
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
        long begun = System.nanoTime();

        stack.applicationServer().stop();

        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        System.out.printf("the server stopped with 50 streams in %d ms%n", took.toMillis());
        assertThat(took).isLessThan(Duration.ofSeconds(20));
        await("all streams are over").atMost(SOON).until(() -> streams.stream().allMatch(EventStream::isOver));
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

    private long heapAfterCollection() throws Exception {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process collection = new ProcessBuilder(jcmd, String.valueOf(stack.applicationServer().pid()), "GC.run").start();
        assertThat(collection.waitFor(1, TimeUnit.MINUTES)).isTrue();
        String metrics = shop.operator().get("/api/metrics").then().statusCode(200).extract().asString();
        return (long) metrics.lines()
                .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
