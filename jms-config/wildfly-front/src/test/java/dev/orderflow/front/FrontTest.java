package dev.orderflow.front;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.server.handlers.error.SimpleErrorPageHandler;
import io.undertow.util.Headers;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With the HTTP server of WildFly, as WildFly puts it together, and a single worker. */
class FrontTest {

    private final AtomicBoolean open = new AtomicBoolean(true);
    private final Underway underway = new Underway(open::get);
    private final CountDownLatch mayAnswer = new CountDownLatch(1);
    private Undertow server;

    @BeforeEach
    void start() {
        HttpHandler application = Handlers.path()
                .addExactPath("/refuses", new BlockingHandler(exchange -> {
                    exchange.setStatusCode(401);
                    exchange.getOutputStream().write("no".getBytes(UTF_8));
                    exchange.getOutputStream().close();
                }))
                .addExactPath("/reads", new BlockingHandler(exchange ->
                        exchange.getOutputStream().write(exchange.getInputStream().readAllBytes())))
                .addExactPath("/forbidden", exchange -> exchange.setStatusCode(403).endExchange())
                .addExactPath("/waits", new BlockingHandler(this::answersLater))
                .addExactPath("/streams", new BlockingHandler(exchange -> {
                    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/event-stream;charset=UTF-8");
                    exchange.getOutputStream().write("hello".getBytes(UTF_8));
                    exchange.getOutputStream().flush();
                    // It goes on without a thread.
                    exchange.dispatch();
                }))
                .addPrefixPath("/api/health", new BlockingHandler(exchange -> exchange.getOutputStream().write("UP".getBytes(UTF_8))));
        HttpHandler host = new Front(Handlers.httpContinueRead(application), underway);
        server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setIoThreads(1)
                .setWorkerThreads(1)
                .setHandler(new SimpleErrorPageHandler(host))
                .build();
        server.start();
    }

    private void answersLater(HttpServerExchange exchange) throws Exception {
        mayAnswer.await();
        exchange.getOutputStream().write("at last".getBytes(UTF_8));
    }

    @AfterEach
    void stop() {
        mayAnswer.countDown();
        server.stop();
    }

    @ParameterizedTest
    @CsvSource({
        "GET /nowhere HTTP/1.1, 404, not-found",
        "GET /forbidden HTTP/1.1, 403, forbidden",
        "GET * HTTP/1.1, 400, bad-request",
        "TRACE /reads HTTP/1.1, 405, method-not-allowed",
        "BREW /reads HTTP/1.1, 501, not-implemented"
    })
    @DisplayName("FRONT-P1 what the server refuses by itself is a problem")
    void problems(String request, int status, String kind) throws IOException {
        try (Wire client = connect()) {
            client.sends(request + "\r\nHost: a\r\nConnection: close\r\n\r\n");

            assertThat(client.hears())
                    .startsWith("HTTP/1.1 " + status)
                    .containsIgnoringCase("Content-Type: application/problem+json")
                    .contains("\"type\":\"urn:orderflow:problem:" + kind + "\"")
                    .doesNotContain("<html>");
        }
    }

    @Test
    @DisplayName("FRONT-P2 while it starts, everything is 503, a problem, with the time to come again")
    void starting() throws IOException {
        open.set(false);
        try (Wire client = connect()) {
            client.sends("GET /reads HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

            assertThat(client.hears())
                    .startsWith("HTTP/1.1 503")
                    .containsIgnoringCase("Retry-After: 5")
                    .contains("urn:orderflow:problem:unavailable");
        }
    }

    @Test
    @DisplayName("FRONT-P2 when it stops, what is under way is finished, and nothing else begins")
    void stopping() throws Exception {
        try (Wire waiting = connect(); Wire late = connect()) {
            waiting.sends("GET /waits HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            // So that the first has begun: the server has one thread that reads.
            try (Wire between = connect()) {
                between.sends("GET /nowhere HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
                between.hears();
            }

            CompletableFuture<Void> ended = underway.closes().toCompletableFuture();
            late.sends("GET /reads HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

            assertThat(late.hears()).startsWith("HTTP/1.1 503");
            assertThat(ended).isNotDone();
            mayAnswer.countDown();
            assertThat(waiting.hears()).startsWith("HTTP/1.1 200").endsWith("at last");
            assertThat(ended).succeedsWithin(5, TimeUnit.SECONDS);
        }
    }

    @Test
    @DisplayName("FRONT-P2 when it stops, streams are closed: nobody waits for what never ends")
    void streams() throws Exception {
        try (Wire client = connect()) {
            client.sends("GET /streams HTTP/1.1\r\nHost: a\r\n\r\n");
            try (Wire between = connect()) {
                between.sends("GET /reads HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
                between.hears();
            }

            CompletableFuture<Void> ended = underway.closes().toCompletableFuture();

            assertThat(client.hears()).startsWith("HTTP/1.1 200").contains("hello");
            assertThat(ended).succeedsWithin(5, TimeUnit.SECONDS);
        }
    }

    @Test
    @DisplayName("FRONT-P3 a body that nobody wants is not waited for: one worker refuses twenty that never come, and then serves")
    void unwanted() throws IOException {
        List<Wire> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                Wire client = connect();
                clients.add(client);
                client.sends("POST /refuses HTTP/1.1\r\nHost: a\r\nContent-Length: 60000\r\n\r\nx");
            }
            for (Wire client : clients) {
                assertThat(client.hears()).startsWith("HTTP/1.1 401").containsIgnoringCase("Connection: close").endsWith("no");
            }
        } finally {
            for (Wire client : clients) {
                client.close();
            }
        }
    }

    @Test
    @DisplayName("FRONT-P3 who goes on sending after the answer has come can send all of it, and has the answer")
    void stillSending() throws IOException {
        try (Wire client = connect()) {
            client.sends("POST /refuses HTTP/1.1\r\nHost: a\r\nContent-Length: 400000\r\n\r\nx");
            assertThat(client.hears(12)).isEqualTo("HTTP/1.1 401");
            for (int sent = 1; sent < 400_000; sent += 1_000) {
                client.sends("x".repeat(Math.min(1_000, 400_000 - sent)));
            }

            assertThat(client.hears()).endsWith("no");
        }
    }

    @Test
    @DisplayName("FRONT-P3 who asks before sending is refused without being told to go on")
    void continues() throws IOException {
        try (Wire client = connect()) {
            client.sends("POST /refuses HTTP/1.1\r\nHost: a\r\nContent-Length: 60000\r\nExpect: 100-continue\r\n\r\n");

            assertThat(client.hears()).startsWith("HTTP/1.1 401").doesNotContain("100 Continue");
        }
    }

    @Test
    @DisplayName("FRONT-P3 who has sent all along may go on with the connection")
    void goesOn() throws IOException {
        try (Wire client = connect()) {
            client.sends("POST /refuses HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc"
                    + "POST /reads HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nConnection: close\r\n\r\ndef");

            assertThat(client.hears()).startsWith("HTTP/1.1 401").contains("HTTP/1.1 200").endsWith("def");
        }
    }

    @Test
    @DisplayName("FRONT-P4 health is answered while all workers are busy")
    void health() throws IOException {
        try (Wire busy = connect(); Wire client = connect()) {
            busy.sends("GET /waits HTTP/1.1\r\nHost: a\r\n\r\n");
            client.sends("GET /api/health/live HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

            assertThat(client.hears()).startsWith("HTTP/1.1 200").endsWith("UP");
        }
    }

    private Wire connect() throws IOException {
        return new Wire((InetSocketAddress) server.getListenerInfo().get(0).getAddress());
    }
}
