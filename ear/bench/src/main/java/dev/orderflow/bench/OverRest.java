package dev.orderflow.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.orderflow.launcher.Credentials;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The shop over REST. */
final class OverRest {

    /** Orders for one product wait for each other in inventory; a shop has more than one. */
    private static final int PRODUCTS = 100;

    private final HttpClient http = HttpClient.newBuilder().version(Version.HTTP_1_1).build();
    private final String application;
    private final String authorization;

    OverRest(Credentials credentials) {
        application = credentials.get("app.url").replaceAll("/$", "");
        authorization = "Basic "
                + Base64.getEncoder()
                        .encodeToString((credentials.get("operator.user") + ":" + credentials.get("operator.password")).getBytes(UTF_8));
    }

    /** Products with more stock than any run uses up. */
    void sell() throws Exception {
        for (int product = 0; product < PRODUCTS; product++) {
            put("/api/products/BENCH-" + product, "{\"name\":\"For the benchmark\",\"unitPrice\":\"29.99\",\"currency\":\"EUR\"}");
            put("/api/stock/BENCH-" + product, "{\"onHand\":1000000000}");
        }
    }

    private void put(String path, String json) throws Exception {
        HttpResponse<String> answer =
                http.send(request(path, "application/json").PUT(BodyPublishers.ofString(json)).build(), BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("PUT " + path + " was answered with " + answer.statusCode() + ": " + answer.body());
        }
    }

    private HttpRequest.Builder request(String path, String mediaType) {
        return HttpRequest.newBuilder(URI.create(application + path))
                .header("Authorization", authorization)
                .header("Content-Type", mediaType);
    }

    /** Places one order, for any of the products. */
    void place() throws Exception {
        post("/api/orders", "application/json", BodyPublishers.ofString(order()), 201);
    }

    /** Places one order; where the shop is too busy, waits for as long as it is told instead, and returns false. */
    boolean placeUnlessBusy() throws Exception {
        HttpRequest request = request("/api/orders", "application/json").POST(BodyPublishers.ofString(order())).build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() == 503 && answer.body().contains("urn:orderflow:problem:busy")) {
            Thread.sleep(1000 * answer.headers().firstValueAsLong("Retry-After").orElseThrow());
            return false;
        }
        expect(201, "POST /api/orders", answer);
        return true;
    }

    /** Places one order and waits until it is decided. */
    void placeAndWait() throws Exception {
        HttpRequest request = request("/api/orders", "application/json").header("Prefer", "wait=30")
                .POST(BodyPublishers.ofString(order())).build();
        String answer = expect(201, "POST /api/orders", http.send(request, BodyHandlers.ofString()));
        if (!answer.contains("\"CONFIRMED\"")) {
            throw new IOException("Not confirmed: " + answer);
        }
    }

    /** Places so many orders in one request. */
    void placeBatch(int orders) throws Exception {
        String lines = Stream.generate(OverRest::order).limit(orders).collect(joining("\n"));
        post("/api/orders/batch", "application/x-ndjson", BodyPublishers.ofString(lines), 201);
    }

    private static String order() {
        return "{\"customerId\":\"c-1\",\"currency\":\"EUR\",\"paymentToken\":\"tok_visa\",\"lines\":[{\"sku\":\"" + anyProduct()
                + "\",\"quantity\":2}]}";
    }

    private static String anyProduct() {
        return "BENCH-" + ThreadLocalRandom.current().nextInt(PRODUCTS);
    }

    /** Writes a file of so many orders of the same kind. */
    static void write(Path file, int orders) throws IOException {
        try (BufferedWriter csv = Files.newBufferedWriter(file)) {
            csv.write("customerId,currency,paymentToken,lines\n");
            for (int i = 0; i < orders; i++) {
                csv.write("c-1,EUR,tok_visa," + anyProduct() + "*2\n");
            }
        }
    }

    /** Uploads the file; the id of its import. */
    String upload(Path file) throws Exception {
        return field("id", post("/api/imports", "text/csv", BodyPublishers.ofFile(file), 202));
    }

    /** How far an import is, as the API tells it. */
    String importOf(String id) throws Exception {
        return get("/api/imports/" + id);
    }

    /** The bytes of heap that the application server uses. */
    long heapUsed() throws Exception {
        return get("/api/metrics").lines()
                .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** The value of a field of a flat JSON object. */
    static String field(String name, String json) {
        Matcher value = Pattern.compile("\"" + name + "\":\"?([^\",}]+)").matcher(json);
        if (!value.find()) {
            throw new IllegalArgumentException("There is no " + name + " in " + json);
        }
        return value.group(1);
    }

    /** Begins a retry of all dead letters of the subscription, at that rate; its id. */
    String retry(String subscription, int ratePerSecond) throws Exception {
        String wanted = "{\"subscription\":\"" + subscription + "\",\"ratePerSecond\":" + ratePerSecond + "}";
        return field("id", post("/api/dead-letters/retry", "application/json", BodyPublishers.ofString(wanted), 202));
    }

    /** Ends it; how many it has sent. */
    int stopRetry(String id) throws Exception {
        HttpRequest request = request("/api/dead-letters/retry/" + id, "application/json").DELETE().build();
        String answer = expect(200, "DELETE of a retry", http.send(request, BodyHandlers.ofString()));
        return Integer.parseInt(field("retried", answer));
    }

    /** Retries one dead letter. */
    void retryOne(String id) throws Exception {
        post("/api/dead-letters/" + id + "/retry", "application/json", BodyPublishers.noBody(), 202);
    }

    /** What is at that path. */
    String get(String path) throws Exception {
        HttpResponse<String> answer = http.send(request(path, "application/json").GET().build(), BodyHandlers.ofString());
        return expect(200, "GET " + path, answer);
    }

    private String post(String path, String mediaType, BodyPublisher body, int status) throws Exception {
        return expect(status, "POST " + path, http.send(request(path, mediaType).POST(body).build(), BodyHandlers.ofString()));
    }

    private static String expect(int status, String call, HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() != status) {
            throw new IOException(call + " was answered with " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }
}
