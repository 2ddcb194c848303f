package dev.orderflow.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.orderflow.launcher.Credentials;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A client of Server-Sent Events, as a browser is one. */
final class EventStream implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A change that was told. */
    record Told(String eventId, String orderId, String status, String reason) {}

    private final HttpURLConnection connection;
    private final List<Told> told = Collections.synchronizedList(new ArrayList<>());
    private final List<Map.Entry<String, JsonNode>> events = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger heartbeats = new AtomicInteger();
    private volatile String lastEventId;
    private volatile boolean over;
    private volatile boolean ended;

    private EventStream(HttpURLConnection connection, String lastEventId) {
        this.connection = connection;
        this.lastEventId = lastEventId;
    }

    /** Connects as the customer of the credentials. */
    static EventStream ofCustomer(Credentials credentials, String path, String lastEventId) {
        return open(credentials, "customer", path, lastEventId);
    }

    /** Connects as the operator. */
    static EventStream ofOperator(Credentials credentials, String path, String lastEventId) {
        return open(credentials, "operator", path, lastEventId);
    }

    private static EventStream open(Credentials credentials, String role, String path, String lastEventId) {
        return of(credentials, credentials.get(role + ".user"), credentials.get(role + ".password"), path, lastEventId);
    }

    /** Connects as this user. */
    static EventStream of(Credentials credentials, String user, String password, String path, String lastEventId) {
        String login = user + ":" + password;
        try {
            var connection = (HttpURLConnection) URI.create(credentials.get("app.url") + path).toURL().openConnection();
            connection.setRequestProperty("Authorization", "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8)));
            connection.setRequestProperty("Accept", "text/event-stream");
            if (lastEventId != null) {
                connection.setRequestProperty("Last-Event-ID", lastEventId);
            }
            assertThat(connection.getResponseCode()).isEqualTo(200);
            assertThat(connection.getContentType()).startsWith("text/event-stream");
            EventStream stream = new EventStream(connection, lastEventId);
            Thread reader = new Thread(stream::read, "stream");
            reader.setDaemon(true);
            reader.start();
            return stream;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(connection.getInputStream(), UTF_8))) {
            String data = null;
            String id = lastEventId;
            String type = "message";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(":")) {
                    heartbeats.incrementAndGet();
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                } else if (line.startsWith("event: ")) {
                    type = line.substring(7);
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.isEmpty()) {
                    if (data != null) {
                        JsonNode json = JSON.readTree(data);
                        events.add(Map.entry(type, json));
                        told.add(new Told(
                                json.path("eventId").textValue(), json.path("orderId").textValue(),
                                json.path("status").textValue(), json.path("reason").textValue()));
                    }
                    // Not before: who comes back with it must have what it stands for.
                    lastEventId = id;
                    data = null;
                    type = "message";
                }
            }
            ended = true;
        } catch (IOException hungUp) {
            // Closed, by us or by the server; either way it is over.
        } finally {
            over = true;
        }
    }

    /** What came so far as events of this type. */
    List<JsonNode> events(String type) {
        synchronized (events) {
            return events.stream().filter(it -> it.getKey().equals(type)).map(Map.Entry::getValue).toList();
        }
    }

    List<Told> told() {
        synchronized (told) {
            return List.copyOf(told);
        }
    }

    List<String> statusesOf(String orderId) {
        return told().stream().filter(it -> it.orderId().equals(orderId)).map(Told::status).toList();
    }

    void eventuallyTells(String orderId, String... statuses) {
        await(orderId + " was told as " + List.of(statuses)).atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(statusesOf(orderId)).containsExactly(statuses));
    }

    int heartbeats() {
        return heartbeats.get();
    }

    /** Where to come back. */
    String lastEventId() {
        return lastEventId;
    }

    boolean isOver() {
        return over;
    }

    /** Whether it is over because the server ended the answer, as it has to: RFC 9112, section 7.1. */
    boolean wasEnded() {
        return ended;
    }

    @Override
    public void close() {
        connection.disconnect();
    }
}
