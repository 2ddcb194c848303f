package dev.orderflow.deadletters.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import dev.orderflow.deadletters.DeadLetter;
import dev.orderflow.deadletters.GroupAddress;
import dev.orderflow.deadletters.KnownCauses.Untold;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("DEADLETTERS-P10 whoever is told of a new cause")
class HttpCauseReceiverTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    private HttpServer server;
    private volatile Headers headers;
    private volatile String body;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            headers = exchange.getRequestHeaders();
            body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    @DisplayName("is shown no credentials where the settings have none")
    void nothing() {
        assertThat(tell(Optional.empty(), Optional.of(" "))).isTrue();

        assertThat(headers).doesNotContainKeys("Authorization", "Orderflow-Signature");
    }

    @Test
    @DisplayName("knows us by a token")
    void token() {
        tell(Optional.of("t0ken"), Optional.empty());

        assertThat(headers.getFirst("Authorization")).isEqualTo("Bearer t0ken");
    }

    @Test
    @DisplayName("can check that body and time come from whoever knows the secret")
    void signature() {
        tell(Optional.empty(), Optional.of("a secret of sixteen"));

        assertThat(headers.getFirst("Orderflow-Signature"))
                .isEqualTo(Signature.of("a secret of sixteen", NOW, body))
                .startsWith("t=" + NOW.getEpochSecond() + ",v1=");
    }

    @Test
    @DisplayName("can compute the signature with any tool: printf '1000.{}' | openssl dgst -sha256 -hmac 'a secret of sixteen'")
    void knownSignature() {
        assertThat(Signature.of("a secret of sixteen", Instant.ofEpochSecond(1000), "{}"))
                .isEqualTo("t=1000,v1=0d018ce3164133dd2627041654efc220e6d79778e5f93d142ca6a85ca15c3ef6");
    }

    @Test
    @DisplayName("is not told with a token or a secret that is none, which is refused by its name and not shown")
    void wrong() {
        assertThatThrownBy(() -> tell(Optional.of("to\nken"), Optional.empty()))
                .hasMessageStartingWith("ORDERFLOW_DEAD_LETTER_WEBHOOK_TOKEN ").hasMessageNotContaining("ken\n")
                .hasMessageNotContaining("to\n");
        assertThatThrownBy(() -> tell(Optional.empty(), Optional.of("shorty")))
                .hasMessageStartingWith("ORDERFLOW_DEAD_LETTER_WEBHOOK_SECRET ").hasMessageNotContaining("shorty");
    }

    @Test
    @DisplayName("is told where the page shows the group")
    void page() {
        tell(Optional.empty(), Optional.empty());

        assertThat(body).contains("\"page\":\"/#/dead-letters/group?subscription=payment.orders&type=OrderPlaced&cause=cause\"");
    }

    private boolean tell(Optional<String> token, Optional<String> secret) {
        HttpCauseReceiver receiver = new HttpCauseReceiver();
        receiver.token = token;
        receiver.secret = secret;
        receiver.page = new GroupAddress();
        receiver.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        receiver.read();
        DeadLetter letter = new DeadLetter("id", "payment.orders", "key", "ID:1", "OrderPlaced", "order", "cause",
                DeadLetter.State.values()[0], 1, NOW, NOW);
        return receiver.takes(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"), new Untold(letter, NOW, 0));
    }
}
