package dev.orderflow.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Fifty products of a small bookshop with their stock, put into an empty catalogue through the REST API. */
final class SampleCatalogue {

    private static final String FILE = "/sample-catalogue.csv";
    private static final String LOADED = "sample-catalogue-loaded";
    private static final Pattern EMPTY_LIST = Pattern.compile("\\s*\\[\\s*]\\s*");
    private static final int FIRST_FAILURE = 300;

    private final String api;
    private final String authorization;

    private SampleCatalogue(Credentials credentials) {
        this.api = credentials.get("app.url") + "/api/";
        this.authorization = "Basic " + Base64.getEncoder().encodeToString(
                (credentials.get("operator.user") + ":" + credentials.get("operator.password")).getBytes(StandardCharsets.UTF_8));
    }

    /** Loads it where this home hasn't had it yet and nobody else has filled the catalogue. */
    static void loadOnce(Stack stack, Progress progress) {
        if (stack.home().remembers(LOADED)) {
            return;
        }
        try {
            SampleCatalogue catalogue = new SampleCatalogue(stack.credentials());
            if (EMPTY_LIST.matcher(catalogue.send("GET", "products", "")).matches()) {
                List<SampleProduct> products = products();
                progress.says("loading the sample catalogue of " + products.size() + " products (first time only)");
                for (SampleProduct product : products) {
                    catalogue.put(product);
                }
            }
            stack.home().remember(LOADED);
        } catch (IOException e) {
            throw new LauncherFailure("the sample catalogue can't be loaded: " + e.getMessage()
                    + "\n  the application's log: " + stack.applicationServer().fullLog(), e);
        }
    }

    static List<SampleProduct> products() throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(SampleCatalogue.class.getResourceAsStream(FILE), StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(SampleProduct::of).toList();
        }
    }

    private void put(SampleProduct product) throws IOException {
        send("PUT", "products/" + product.sku(), product.json());
        send("PUT", "stock/" + product.sku(), "{\"onHand\":" + product.onHand() + "}");
    }

    private String send(String method, String path, String body) throws IOException {
        HttpResponse<String> answer = Http.send(HttpRequest.newBuilder(URI.create(api + path)).method(method, BodyPublishers.ofString(body))
                .header("Authorization", authorization).header("Content-Type", "application/json").build());
        if (answer.statusCode() >= FIRST_FAILURE) {
            throw new IOException(method + " /api/" + path + " answers " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /** A line of the file; no value of it has a comma, a quote or a backslash. */
    record SampleProduct(String sku, String name, String unitPrice, String currency, int onHand) {

        static SampleProduct of(String line) {
            String[] values = line.split(",");
            if (values.length != 5) {
                throw new IllegalArgumentException("not sku,name,unitPrice,currency,onHand: " + line);
            }
            return new SampleProduct(values[0], values[1], values[2], values[3], Integer.parseInt(values[4]));
        }

        String json() {
            return "{\"name\":\"" + name + "\",\"unitPrice\":\"" + unitPrice + "\",\"currency\":\"" + currency + "\"}";
        }
    }
}
