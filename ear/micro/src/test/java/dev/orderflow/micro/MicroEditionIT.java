package dev.orderflow.micro;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.launcher.Stack;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a user does: starts Payara Micro with the WAR, by the command of deploying.md, beside a PostgreSQL and an Artemis. */
@DisplayName("The WAR on Payara Micro")
class MicroEditionIT {

    private static final Duration TO_START = Duration.ofSeconds(300);
    private static final Duration TO_STOP = Duration.ofSeconds(30);
    private static final String HOST = "127.0.0.1";

    private static Stack stack;
    private static Process server;
    private static String url;
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws IOException {
        Path home = path("micro.home");
        stack = Stack.in(home).withPostgres().withBroker().start();
        Path folder = Files.createDirectories(home.resolve("micro"));
        // The boot command "deploy" ends a path at a blank, and a checkout may lie in any folder.
        Files.copy(path("micro.rar"), folder.resolve("orderflow-rar.rar"), StandardCopyOption.REPLACE_EXISTING);
        int port = freePort();
        url = "http://" + HOST + ":" + port;
        ProcessBuilder builder = new ProcessBuilder(command())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile());
        builder.environment().putAll(environment(folder, port));
        server = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::destroyForcibly));
    }

    private static List<String> command() {
        Path setUp = path("micro.set-up");
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + setUp.resolve("jvm.options"),
                "-jar", path("micro.payara").toString(),
                "--nohazelcast",
                "--addlibs", path("micro.driver") + File.pathSeparator + path("micro.xa"),
                "--prebootcommandfile", setUp.resolve("pre-boot.asadmin").toString(),
                "--postbootcommandfile", setUp.resolve("post-boot.asadmin").toString(),
                "--deploy", path("micro.war").toString());
    }

    private static Map<String, String> environment(Path folder, int port) throws IOException {
        return Map.ofEntries(
                Map.entry("ORDERFLOW_HTTP_HOST", HOST),
                Map.entry("ORDERFLOW_HTTP_PORT", Integer.toString(port)),
                Map.entry("ORDERFLOW_NODE", "micro"),
                Map.entry("ORDERFLOW_RAR", "orderflow-rar.rar"),
                Map.entry("ORDERFLOW_TX_LOG", Files.createDirectories(folder.resolve("transactions")).toString()),
                Map.entry("ORDERFLOW_PAYMENT_PROVIDER", "sandbox"),
                Map.entry("ORDERFLOW_DB_URL", stack.postgres().url()),
                Map.entry("ORDERFLOW_DB_USER", stack.credentials().get("db.user")),
                Map.entry("ORDERFLOW_DB_PASSWORD", stack.credentials().get("db.password")),
                Map.entry("ORDERFLOW_BROKER_HOST", HOST),
                Map.entry("ORDERFLOW_BROKER_PORT", Integer.toString(stack.broker().port())),
                Map.entry("ORDERFLOW_BROKER_USER", stack.credentials().get("broker.user")),
                Map.entry("ORDERFLOW_BROKER_PASSWORD", stack.credentials().get("broker.password")),
                Map.entry("ORDERFLOW_OPERATOR_USER", stack.credentials().get("operator.user")),
                Map.entry("ORDERFLOW_OPERATOR_PASSWORD", stack.credentials().get("operator.password")),
                Map.entry("ORDERFLOW_CUSTOMER_USER", stack.credentials().get("customer.user")),
                Map.entry("ORDERFLOW_CUSTOMER_PASSWORD", stack.credentials().get("customer.password")));
    }

    @AfterAll
    static void stop() throws InterruptedException {
        server.destroy();
        if (!server.waitFor(TO_STOP.toSeconds(), TimeUnit.SECONDS)) {
            server.destroyForcibly();
        }
        stack.close();
    }

    @Test
    @DisplayName("an order is placed over REST, paid for and reserved by four modules, and answered as CONFIRMED")
    void confirmed() throws Exception {
        await("it is ready").atMost(TO_START).failFast("it has ended", () -> !server.isAlive())
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> send(request("/api/health/ready", "operator").GET()).statusCode() == 200);

        assertThat(send(put("/api/products/BOOK-1", "{\"name\":\"A book\",\"unitPrice\":\"29.99\",\"currency\":\"EUR\"}")).statusCode())
                .isIn(200, 201);
        assertThat(send(put("/api/stock/BOOK-1", "{\"onHand\":100}")).statusCode()).isIn(200, 201);
        HttpResponse<String> answer = send(request("/api/orders", "customer")
                .header("Content-Type", "application/json")
                .header("Prefer", "wait=30")
                .POST(BodyPublishers.ofString("{\"customerId\":\"" + stack.credentials().get("customer.user")
                        + "\",\"currency\":\"EUR\",\"paymentToken\":\"tok_visa\",\"lines\":[{\"sku\":\"BOOK-1\",\"quantity\":2}]}")));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.body()).contains("\"total\":\"59.98\"").contains("\"status\":\"CONFIRMED\"");
    }

    private HttpRequest.Builder put(String path, String body) {
        return request(path, "operator").header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body));
    }

    private static HttpRequest.Builder request(String path, String who) {
        String login = stack.credentials().get(who + ".user") + ":" + stack.credentials().get(who + ".password");
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), ofString());
    }

    private static Path path(String property) {
        return Path.of(System.getProperty(property));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return socket.getLocalPort();
        }
    }
}
