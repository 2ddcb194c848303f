package dev.orderflow.launcher;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Requests to the servers on this machine, past any proxy that Java is set to use. */
final class Http {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int OK = 200;

    private static final HttpClient CLIENT = HttpClient.newBuilder().connectTimeout(PATIENCE).version(HttpClient.Version.HTTP_1_1)
            .proxy(ProxySelector.of(null)).followRedirects(HttpClient.Redirect.NORMAL).build();

    private Http() {
    }

    static HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    static HttpRequest.Builder to(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(PATIENCE);
    }

    /** What is wrong with the answer to a GET, or nothing where it is 200. */
    static Optional<String> notOk(URI uri) {
        try {
            HttpResponse<String> answer = send(to(uri).build());
            return answer.statusCode() == OK ? Optional.empty()
                    : Optional.of(uri + " answers " + answer.statusCode() + " " + answer.body());
        } catch (IOException e) {
            return Optional.of(uri + ": " + e);
        }
    }
}
