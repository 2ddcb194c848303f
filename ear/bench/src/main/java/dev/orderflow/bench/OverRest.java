package dev.orderflow.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.launcher.Credentials;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;

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
        HttpResponse<String> answer = http.send(request(path).PUT(BodyPublishers.ofString(json)).build(), BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("PUT " + path + " was answered with " + answer.statusCode() + ": " + answer.body());
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(application + path))
                .header("Authorization", authorization)
                .header("Content-Type", "application/json");
    }

    /** Places one order, for any of the products. */
    void place() throws Exception {
        HttpRequest order = request("/api/orders")
                .POST(BodyPublishers.ofString("{\"customerId\":\"c-1\",\"currency\":\"EUR\",\"paymentToken\":\"tok_visa\","
                        + "\"lines\":[{\"sku\":\"BENCH-" + ThreadLocalRandom.current().nextInt(PRODUCTS) + "\",\"quantity\":2}]}"))
                .build();
        HttpResponse<String> answer = http.send(order, BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new IOException("POST /api/orders was answered with " + answer.statusCode() + ": " + answer.body());
        }
    }
}
