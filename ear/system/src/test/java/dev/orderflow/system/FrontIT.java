package dev.orderflow.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.orderflow.launcher.Credentials;
import dev.orderflow.launcher.Stack;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers send: the server refuses it as the application would, and nobody else notices. */
@OrderflowRunning
class FrontIT {

    private static final String ORDER =
            "{\"customerId\":\"c-1\",\"currency\":\"EUR\",\"paymentToken\":\"tok_visa\",\"lines\":[{\"sku\":\"%s\",\"quantity\":1}]}";
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int MOST_STALLED = 10_000;
    private static final int FILES_FOR_THE_REST = 1_500;

    private final Shop shop;
    private final Stack stack;
    private final Credentials credentials;
    private final String customer;
    private final String operator;

    FrontIT(Shop shop, Stack stack) {
        this.shop = shop;
        this.stack = stack;
        this.credentials = stack.credentials();
        this.customer = Wire.login(credentials, "customer");
        this.operator = Wire.login(credentials, "operator");
    }

    @ParameterizedTest
    @CsvSource({
        "GET /WEB-INF/web.xml, 404, not-found",
        "GET /api/../WEB-INF/web.xml, 404, not-found",
        "GET *, 400, bad-request",
        "TRACE /api/orders, 405, method-not-allowed",
        "PATCH /api/orders, 405, method-not-allowed",
        "BREW /api/orders, 501, not-implemented"
    })
    @DisplayName("FRONT-P1 what the container refuses by itself is a problem")
    void container(String request, int status, String kind) throws IOException {
        try (Wire client = Wire.to(credentials)) {
            problem(client.sends(request + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" + operator + "\r\n").hears(), status, kind);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b;q=x", "q=", "a", "*/*;q=7"})
    @DisplayName("FRONT-P1 an Accept that cannot be read is 400, asked by anyone, also of health")
    void accept(String value) throws IOException {
        try (Wire client = Wire.to(credentials)) {
            problem(client.sends("GET /api/health/live HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAccept: " + value + "\r\n\r\n").hears(),
                    400, "bad-request");
        }
    }

    @Test
    @DisplayName("FRONT-P1 a request with 1,500 parameters is read by the application")
    void parameters() {
        StringBuilder query = new StringBuilder("/api/products?");
        for (int i = 0; i < 1_500; i++) {
            query.append("x").append(i).append("=1&");
        }
        assertThat(shop.operator().get(query.toString()).contentType()).contains("json");
    }

    @Test
    @DisplayName("WEB-BODY-P2 who has not logged in is refused without a body, and not told to go on")
    void noLogin() throws IOException {
        try (Wire asks = Wire.to(credentials); Wire sends = Wire.to(credentials)) {
            String asked = asks.sends("POST /api/orders HTTP/1.1\r\nHost: a\r\n" + JSON
                    + "Expect: 100-continue\r\nContent-Length: 60000\r\n\r\n").hears();
            String sent = sends.sends("POST /api/imports HTTP/1.1\r\nHost: a\r\nContent-Length: 60000\r\n\r\nx").hears();

            problem(asked, 401, "unauthorized");
            problem(sent, 401, "unauthorized");
        }
    }

    @Test
    @DisplayName("WEB-BODY-P2 an import by a customer, of another type or charset, and what is announced too large are refused without"
            + " their bodies")
    void refusedByTheHead() throws IOException {
        try (Wire byCustomer = Wire.to(credentials); Wire text = Wire.to(credentials); Wire utf16 = Wire.to(credentials);
                Wire large = Wire.to(credentials)) {
            String head = "POST /api/imports HTTP/1.1\r\nHost: a\r\nContent-Length: 600000000\r\n";
            problem(byCustomer.sends(head + "Content-Type: text/csv\r\n" + customer + "\r\nx").hears(), 403, "forbidden");
            problem(text.sends(head + "Content-Type: text/plain\r\n" + operator + "\r\nx").hears(), 415, "unsupported-media-type");
            problem(utf16.sends(head + "Content-Type: text/csv; charset=utf-16\r\n" + operator + "\r\nx").hears(), 415,
                    "unsupported-media-type");
            problem(large.sends("POST /api/orders HTTP/1.1\r\nHost: a\r\nContent-Length: 70000\r\n" + JSON + customer + "\r\nx").hears(),
                    413, "too-large");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/api/orders, application/json", "/api/orders/batch, application/x-ndjson", "/api/imports, text/csv"
    })
    @DisplayName("WEB-BODY-P5 a body that is cut short is 400, and nothing is logged")
    void cutShort(String path, String type) throws IOException {
        long logged = Files.size(stack.applicationServer().log());
        try (Wire client = Wire.to(credentials); Wire gone = Wire.to(credentials)) {
            String request = "POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Length: 60000\r\nContent-Type: " + type + "\r\n" + operator
                    + "\r\n{\"customerId\"";
            gone.sends(request).close();
            problem(client.sends(request).hasSent().hears(), 400, "bad-request");
        }
        assertThat(Files.size(stack.applicationServer().log())).isEqualTo(logged);
    }

    @Test
    @DisplayName("WEB-BODY-P1 an order arrives whole, however it is sent")
    void ways() throws IOException {
        String order = ORDER.formatted(shop.sells("1.00", 10));
        String head = "POST /api/orders HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" + JSON + customer;
        int length = order.getBytes(UTF_8).length;
        try (Wire chunked = Wire.to(credentials); Wire asks = Wire.to(credentials); Wire waits = Wire.to(credentials)) {
            assertThat(chunked.sends(head + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(length) + "\r\n" + order
                    + "\r\n0\r\n\r\n").hears()).startsWith("HTTP/1.1 201");
            assertThat(asks.sends(head + "Expect: 100-continue\r\nContent-Length: " + length + "\r\n\r\n" + order).hears())
                    .startsWith("HTTP/1.1 100").contains("HTTP/1.1 201");
            assertThat(waits.sends(head + "Prefer: wait=20\r\nContent-Length: " + length + "\r\n\r\n" + order).hears())
                    .startsWith("HTTP/1.1 201").contains("\"status\":\"CONFIRMED\"");
        }
    }

    @Test
    @DisplayName("WEB-HTTP-P14 a browser takes answers for what they are, and shows them in no frame; HTTP/2 in clear text is not spoken")
    void headers() throws IOException {
        for (String path : List.of("/api/orders", "/api/nowhere", "/", "/docs", "/openapi", "/lib/js-yaml/js-yaml.min.js")) {
            shop.operator().get(path).then()
                    .header("X-Content-Type-Options", equalTo("nosniff"))
                    .header("X-Frame-Options", equalTo("DENY"))
                    .header("Referrer-Policy", equalTo("no-referrer"))
                    .header("Permissions-Policy", containsString("camera=()"))
                    .header("Cross-Origin-Opener-Policy", equalTo("same-origin"))
                    .header("Cross-Origin-Resource-Policy", equalTo("same-origin"))
                    .header("Cross-Origin-Embedder-Policy", equalTo("require-corp"))
                    .header("X-DNS-Prefetch-Control", equalTo("off"))
                    .header("X-Permitted-Cross-Domain-Policies", equalTo("none"))
                    .header("Server", equalTo(null))
                    .header("X-Powered-By", equalTo(null))
                    .header("Strict-Transport-Security", equalTo(null))
                    .header("Cache-Control", containsString(path.startsWith("/api") ? "no-store" : "no-cache"))
                    .header("Content-Security-Policy", containsString("frame-ancestors 'none'"));
        }
        shop.anyone().get("/api/orders").then().statusCode(401).header("X-Content-Type-Options", equalTo("nosniff"));
        try (Wire upgrade = Wire.to(credentials); Wire preface = Wire.to(credentials)) {
            assertThat(upgrade.sends("GET /api/health/live HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, HTTP2-Settings, close\r\n"
                    + "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n").sends("").hasSent().hears()).startsWith("HTTP/1.1 200");
            assertThat(preface.sends("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").hears()).startsWith("HTTP/1.1 400");
        }
    }

    @Test
    @DisplayName("WEB-BODY-P1 ten thousand that stall, in the head, in the body, with a login and without, and some that do not read,"
            + " hold up nobody")
    void stalled() throws IOException {
        String sku = shop.sells("1.00", 10);
        String body = "Content-Length: 60000\r\n\r\nx";
        List<String> kinds = List.of(
                "GET /api/orders HTTP/1.1\r\nHost: a\r\nX-Half",
                "POST /api/orders HTTP/1.1\r\nHost: a\r\n" + JSON + body,
                "POST /api/orders HTTP/1.1\r\nHost: a\r\n" + JSON + customer + body,
                "POST /api/imports HTTP/1.1\r\nHost: a\r\nContent-Type: text/csv\r\n" + operator + body);
        List<AutoCloseable> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 64; i++) {
                clients.add(Wire.to(credentials).sends("GET /api/orders?limit=200 HTTP/1.1\r\nHost: a\r\n" + operator + "\r\n"));
            }
            for (int i = 0; i < howMany(); i++) {
                SocketChannel client = SocketChannel.open(Wire.address(credentials));
                clients.add(client);
                client.write(ByteBuffer.wrap(kinds.get(i % kinds.size()).getBytes(UTF_8)));
            }

            // What has been asked for until now is answered first.
            shop.operator().get("/api/products?limit=1").then().statusCode(200);
            // A thread that waited for one of them would wait for ever: none of them goes on.
            assertTimeoutPreemptively(SOON, () -> shop.anyone().get("/api/health/live").then().statusCode(200));
            assertTimeoutPreemptively(SOON, () -> shop.places(sku, 1, "tok_visa"));
        } finally {
            for (AutoCloseable client : clients) {
                closed(client);
            }
        }
    }

    private static int howMany() {
        long files = ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getMaxFileDescriptorCount();
        return (int) Math.min(MOST_STALLED, files - FILES_FOR_THE_REST);
    }

    private static void closed(AutoCloseable client) {
        try {
            client.close();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void problem(String answer, int status, String kind) {
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .containsIgnoringCase("Content-Type: application/problem+json")
                .contains("\"type\":\"urn:orderflow:problem:" + kind + "\"")
                .doesNotContain("100 Continue");
    }
}
