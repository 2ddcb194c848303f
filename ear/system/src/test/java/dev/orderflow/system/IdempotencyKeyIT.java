package dev.orderflow.system;

import static io.restassured.http.ContentType.JSON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.orderflow.launcher.Stack;
import io.restassured.http.Header;
import io.restassured.http.Headers;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that repeats a request until it has an answer places one order. */
@OrderflowRunning
class IdempotencyKeyIT {

    private final Shop shop;
    private final Sql database;
    private final String key = UUID.randomUUID().toString();
    private String sku;

    IdempotencyKeyIT(Shop shop, Sql database) {
        this.shop = shop;
        this.database = database;
    }

    @BeforeEach
    void stock() {
        sku = shop.sells("29.99", 100);
    }

    @Test
    @DisplayName("the same request again gets the very same answer, marked as replayed, even when the order is decided by then")
    void replay() throws Exception {
        Response first = posting(key, 2);
        shop.eventually(first.path("id"), "CONFIRMED");

        Response second = posting(key, 2);

        assertPlaced(first);
        assertReplays(second, first);
        assertThat(orders()).isEqualTo(1);
    }

    @Test
    @DisplayName("how the request is written does not matter")
    void writtenOtherwise() {
        Response first = posting(key, 2);

        Response second = withKey(key)
                .body("{ \"lines\" : [ {\"quantity\": 2, \"sku\": \"" + sku + "\"} ],\n\t\"note\": \"unknown here\","
                        + " \"paymentToken\":\"tok_visa\", \"currency\":\"EUR\", \"customerId\":\"" + shop.customerName() + "\" }")
                .post("/api/orders");

        assertReplays(second, first);
    }

    @Test
    @DisplayName("another order under the key is 422")
    void otherBody() throws Exception {
        assertPlaced(posting(key, 2));

        posting(key, 3).then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:orderflow:problem:idempotency-key-reused"));

        assertThat(orders()).isEqualTo(1);
    }

    @Test
    @DisplayName("the same key of another user is another key")
    void otherCaller() throws Exception {
        assertPlaced(posting(key, 2));

        assertPlaced(shop.operator().header("Idempotency-Key", key).contentType(JSON).body(order(2)).post("/api/orders"));

        assertThat(orders()).isEqualTo(2);
    }

    @Test
    @DisplayName("twelve twins at the same time place one order; each gets it, or is told that the first is still in progress")
    void twins() throws Exception {
        List<CompletableFuture<Response>> asked =
                Stream.generate(() -> asking(() -> posting(key, 2))).limit(12).toList();
        List<Response> answers = asked.stream().map(CompletableFuture::join).toList();

        List<Response> placed = answers.stream().filter(it -> it.statusCode() == 201).toList();
        assertThat(placed.stream().filter(it -> it.header("Idempotent-Replayed") == null)).hasSize(1);
        assertThat(placed.stream().map(it -> it.body().asString()).collect(toSet())).hasSize(1);
        answers.stream().filter(it -> it.statusCode() != 201).forEach(IdempotencyKeyIT::assertInProgress);
        assertThat(orders()).isEqualTo(1);
        assertReplays(posting(key, 2), placed.get(0));
    }

    @Test
    @DisplayName("while the first request is in progress a repeat is 409 at once; afterwards it gets the first answer")
    void inProgress() throws Exception {
        CompletableFuture<Response> first;
        try (Connection obstacle = obstacle()) {
            first = asking(() -> posting(key, 2));
            lockOfFirstRequest();

            assertInProgress(atOnce(() -> posting(key, 2)));
            assertThat(first).isNotDone();
        }

        assertPlaced(first.join());
        assertReplays(posting(key, 2), first.join());
    }

    @Test
    @DisplayName("a first request that is in doubt is in progress, until its branch in the database is decided")
    void inDoubt() throws Exception {
        CompletableFuture<Response> first;
        long lock;
        try (Connection obstacle = obstacle()) {
            first = asking(() -> posting(key, 2));
            lock = lockOfFirstRequest();
        }
        assertPlaced(first.join());
        String order = first.join().path("id");

        // As if the server had died between prepare and commit: the branch has the lock and the key, and nobody sees the key.
        database.executes("delete from orders.idempotency_key where key = '" + key + "'");
        database.executes("begin; select pg_advisory_xact_lock(" + lock + ");"
                + " insert into orders.idempotency_key values ('" + shop.customerName() + "', '" + key + "', '" + order + "', now());"
                + " prepare transaction '" + key + "'");
        try {
            assertInProgress(atOnce(() -> posting(key, 2)));
        } finally {
            database.executes("commit prepared '" + key + "'");
        }

        assertReplays(posting(key, 2), first.join());
    }

    @Test
    @DisplayName("the key outlives a crash of the application server")
    void restart(Stack stack) throws Exception {
        Response first = posting(key, 2);

        stack.applicationServer().kill9();
        stack.applicationServer().start();

        assertReplays(posting(key, 2), first);
        assertThat(orders()).isEqualTo(1);
    }

    @Test
    @DisplayName("a batch and an import are done once under their keys, also for twins, and after a crash of the application server")
    void batchesAndImports(Stack stack) throws Exception {
        String ofBatch = key + "-batch";
        String ofImport = key + "-import";
        List<Response> batches = twins(() -> postingBatch(ofBatch, 2, 3));
        List<Response> imports = twins(() -> postingFile(ofImport, 4));

        Response batch = oneIsFirst(batches, 201);
        Response imported = oneIsFirst(imports, 202);
        stack.applicationServer().kill9();
        stack.applicationServer().start();

        Response batchAgain = postingBatch(ofBatch, 2, 3);
        Response importAgain = postingFile(ofImport, 4);
        assertThat(batchAgain.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(batchAgain.body().asString()).isEqualTo(batch.body().asString());
        assertThat(importAgain.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(importAgain.header("Location")).isEqualTo(imported.header("Location"));
        assertThat(importAgain.body().asString()).isEqualTo(imported.body().asString());
        await("the file is imported").atMost(60, TimeUnit.SECONDS).until(this::orders, count -> count == 3);
    }

    @Test
    @DisplayName("IMPORTS-P8 of files sent at the same time under one key one is imported, every time")
    void filesAtOnce() {
        IntStream.range(0, 8)
                .mapToObj(round -> key + "-" + round)
                .forEach(oneKey -> oneIsFirst(twins(() -> postingFile(oneKey, 1)), 202));
        await("the files are imported").atMost(60, TimeUnit.SECONDS).until(this::orders, count -> count == 8);
    }

    @Test
    @DisplayName("another batch or file under the key is 422, and so is a key that belongs to another kind of request")
    void otherBatchesAndFiles() throws Exception {
        String ofBatch = key + "-batch";
        String ofFile = key + "-file";
        postingBatch(ofBatch, 2).then().statusCode(201);
        postingFile(ofFile, 3).then().statusCode(202);

        for (Response reused : List.of(
                postingBatch(ofBatch, 3), postingFile(ofFile, 4), postingFile(ofBatch, 2), postingBatch(ofFile, 3),
                shop.operator().header("Idempotency-Key", ofBatch).contentType(JSON).body(order(2)).post("/api/orders"))) {
            reused.then().statusCode(422).body("type", equalTo("urn:orderflow:problem:idempotency-key-reused"));
        }
        await("the file is imported").atMost(60, TimeUnit.SECONDS).until(this::orders, count -> count == 2);
    }

    private List<Response> twins(Supplier<Response> request) {
        List<CompletableFuture<Response>> asked = Stream.generate(() -> asking(request)).limit(6).toList();
        return asked.stream().map(CompletableFuture::join).toList();
    }

    /** The first answer, of which the others are repeats, unless they came too early for that. */
    private static Response oneIsFirst(List<Response> answers, int status) {
        List<Response> done = answers.stream().filter(it -> it.statusCode() == status).toList();
        answers.stream().filter(it -> it.statusCode() != status).forEach(IdempotencyKeyIT::assertInProgress);
        assertThat(done.stream().filter(it -> it.header("Idempotent-Replayed") == null)).hasSize(1);
        assertThat(done.stream().map(it -> it.body().asString()).collect(toSet())).hasSize(1);
        return done.get(0);
    }

    private Response postingBatch(String itsKey, int... quantities) {
        String lines = IntStream.of(quantities)
                .mapToObj(it -> "{\"customerId\":\"c-1\",\"currency\":\"EUR\",\"paymentToken\":\"tok_visa\",\"lines\":[{\"sku\":\"" + sku
                        + "\",\"quantity\":" + it + "}]}\n")
                .collect(joining());
        return shop.operator().header("Idempotency-Key", itsKey).header("Content-Type", "application/x-ndjson").body(lines.getBytes(UTF_8))
                .post("/api/orders/batch");
    }

    private Response postingFile(String itsKey, int quantity) {
        String file = "customerId,currency,paymentToken,lines\nc-1,EUR,tok_visa," + sku + "*" + quantity + "\n";
        return shop.operator().header("Idempotency-Key", itsKey).contentType("text/csv").body(file.getBytes(UTF_8)).post("/api/imports");
    }

    @Test
    @DisplayName("a request that was refused leaves its key free")
    void refused() {
        Map<String, Object> tooEarly = shop.order("NEW-" + key.substring(0, 8), 1, "tok_visa");
        withKey(key).body(tooEarly).post("/api/orders").then().statusCode(422).body("errors.field", hasItem("lines[0].sku"));

        assertPlaced(posting(key, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 256})
    @DisplayName("a key that is empty or too long is 422 and names the header")
    void noKey(int length) throws Exception {
        posting("k".repeat(length), 2).then().statusCode(422).body("errors.field", hasItem("Idempotency-Key"));

        assertThat(orders()).isZero();
    }

    @Test
    @DisplayName("two keys are 422 and name the header")
    void twoKeys() throws Exception {
        shop.customer()
                .headers(new Headers(new Header("Idempotency-Key", "a"), new Header("Idempotency-Key", "b")))
                .contentType(JSON)
                .body(order(2))
                .post("/api/orders")
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("Idempotency-Key"));

        assertThat(orders()).isZero();
    }

    private Map<String, Object> order(int quantity) {
        return shop.order(sku, quantity, "tok_visa");
    }

    private RequestSpecification withKey(String key) {
        return shop.customer().header("Idempotency-Key", key).contentType(JSON);
    }

    private Response posting(String key, int quantity) {
        return withKey(key).body(order(quantity)).post("/api/orders");
    }

    /** A thread for each, however few the machine has processors. */
    private static CompletableFuture<Response> asking(Supplier<Response> request) {
        return CompletableFuture.supplyAsync(request, task -> new Thread(task, "client").start());
    }

    /** Fails where the answer keeps its client waiting, as for a lock. */
    private static Response atOnce(Supplier<Response> request) throws Exception {
        return asking(request).get(10, TimeUnit.SECONDS);
    }

    private long orders() throws SQLException {
        return database.count("select count(*) from orders.order_line where sku = ?", sku);
    }

    /** A transaction that lets orders be read, but none be stored until it is closed. */
    private Connection obstacle() throws SQLException {
        Connection connection = database.connect();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("lock table orders.orders in share row exclusive mode");
        }
        return connection;
    }

    private long lockOfFirstRequest() {
        return await("the first request has its key").until(
                () -> database.count("select coalesce(max(classid::bigint << 32 | objid::bigint), 0) from pg_locks"
                        + " where locktype = 'advisory' and granted"),
                lock -> lock != 0);
    }

    private static void assertPlaced(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.header("Idempotent-Replayed")).isNull();
    }

    private static void assertReplays(Response answer, Response first) {
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(answer.header("Location")).isEqualTo(first.header("Location")).endsWith(first.<String>path("id"));
        assertThat(answer.header("ETag")).isEqualTo(first.header("ETag")).isNotNull();
        assertThat(answer.body().asString()).isEqualTo(first.body().asString()).contains("PLACED");
    }

    private static void assertInProgress(Response answer) {
        answer.then().statusCode(409).body("type", equalTo("urn:orderflow:problem:idempotency-key-in-use"));
    }
}
