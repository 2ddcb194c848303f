package dev.orderflow.web.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.history.StatusChange;
import dev.orderflow.history.StatusChange.Status;
import dev.orderflow.identity.Login;
import dev.orderflow.identity.Role;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A client of a stream")
class StatusClientTest {

    private final Connection connection = new Connection();
    private final List<Client> gone = new ArrayList<>();
    private int completed;
    private final AsyncContext request = (AsyncContext) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {AsyncContext.class}, (proxy, method, arguments) -> {
                assertThat(method.getName()).isEqualTo("complete");
                completed++;
                return null;
            });
    private final StatusClient client = new StatusClient(
            new Login("c-1", Role.CUSTOMER, 1), request, connection, new Messages(),
            change -> change.customerId().equals(Optional.of("c-1")), Optional.empty(), gone::add);

    @Test
    @DisplayName("WEB-STREAM-P1 is told of what interests it, in the order of happening")
    void told() {
        client.goesLive();
        client.onWritePossible();

        client.told(List.of(change("o-1", "c-1", Status.PLACED, 7), change("o-2", "c-2", Status.PLACED, 8)));
        client.told(List.of(change("o-1", "c-1", Status.CONFIRMED, 9)));

        assertThat(connection.text()).isEqualTo("""
                event: status
                id: 7
                data: {"eventId":"e-7","orderId":"o-1","customerId":"c-1","status":"PLACED","at":"2026-11-22T09:31:00Z"}

                event: status
                id: 9
                data: {"eventId":"e-9","orderId":"o-1","customerId":"c-1","status":"CONFIRMED","at":"2026-11-22T09:31:00Z"}

                """);
        assertThat(connection.unflushed).isFalse();
    }

    @Test
    @DisplayName("WEB-STREAM-P1 is told of the past before what happens meanwhile")
    void pastFirst() {
        client.onWritePossible();
        client.told(List.of(change("o-1", "c-1", Status.CONFIRMED, 9)));
        assertThat(connection.text()).isEmpty();

        client.toldOfPast(List.of(change("o-1", "c-1", Status.PLACED, 7)), () -> {});
        client.goesLive();

        assertThat(connection.text()).containsSubsequence("\"PLACED\"", "\"CONFIRMED\"");
    }

    @Test
    @DisplayName("WEB-STREAM-P2 gets the next page of the past when it has taken the last one, not before")
    void pages() {
        connection.ready = false;
        List<String> asked = new ArrayList<>();
        client.onWritePossible();

        client.toldOfPast(List.of(change("o-1", "c-1", Status.PLACED, 7)), () -> asked.add("next page"));
        assertThat(asked).isEmpty();

        connection.ready = true;
        client.onWritePossible();
        assertThat(asked).containsExactly("next page");
    }

    @Test
    @DisplayName("WEB-STREAM-P2 that does not take anything keeps nobody waiting, and gets what waits when it does")
    void slow() {
        client.goesLive();
        client.onWritePossible();
        connection.ready = false;
        client.told(List.of(change("o-1", "c-1", Status.PLACED, 7)));
        assertThat(connection.text()).isEmpty();

        connection.ready = true;
        client.onWritePossible();

        assertThat(connection.text()).contains("PLACED");
    }

    @Test
    @DisplayName("WEB-STREAM-P2 that does not read is dropped when too much waits for it")
    void doesNotRead() {
        client.goesLive();
        connection.ready = false;

        client.told(Collections.nCopies(StatusClient.MOST_WAITING, change("o-1", "c-1", Status.PLACED, 7)));
        assertThat(gone).isEmpty();
        client.told(List.of(change("o-1", "c-1", Status.CONFIRMED, 8)));

        assertThat(gone).containsExactly(client);
        assertThat(completed).isEqualTo(1);
    }

    @Test
    @DisplayName("WEB-STREAM-P3 that has taken nothing from one heartbeat to the next is dropped, also if its connection was never ready")
    void neverReady() {
        client.says(Messages.hello());
        client.goesLive();
        client.beats(1);
        assertThat(gone).isEmpty();

        client.beats(2);

        assertThat(gone).containsExactly(client);
        assertThat(completed).isEqualTo(1);
    }

    @Test
    @DisplayName("WEB-STREAM-P2 that reads slowly stays")
    void readsSlowly() {
        client.goesLive();
        client.onWritePossible();
        for (int beat = 0; beat < 9; beat++) {
            connection.ready = false;
            client.told(List.of(change("o-1", "c-1", Status.PLACED, beat)));
            client.beats(beat);
            connection.ready = true;
            client.onWritePossible();
        }

        assertThat(gone).isEmpty();
    }

    @Test
    @DisplayName("WEB-STREAM-P3 whose connection is broken has gone, once and for all")
    void brokenConnection() {
        client.goesLive();
        client.onWritePossible();
        connection.broken = true;

        client.told(List.of(change("o-1", "c-1", Status.PLACED, 7)));
        client.told(List.of(change("o-1", "c-1", Status.CONFIRMED, 8)));
        client.onError(new IOException("Broken pipe"));
        client.leaves();

        assertThat(gone).containsExactly(client);
        assertThat(completed).isEqualTo(1);
    }

    @Test
    @DisplayName("WEB-STREAM-P3 shows by a heartbeat that it is there, and moves on its place; not while it is told of the past, nor"
            + " behind what waits")
    void heartbeats() {
        client.onWritePossible();
        client.beats(5);
        assertThat(connection.text()).isEmpty();

        client.goesLive();
        client.beats(6);
        assertThat(connection.text()).isEqualTo(": alive\nid: 6\n\n");

        connection.ready = false;
        client.told(List.of(change("o-1", "c-1", Status.PLACED, 7)));
        client.beats(8);
        connection.ready = true;
        client.onWritePossible();
        assertThat(connection.text()).doesNotContain("id: 8");
    }

    @Test
    @DisplayName("WEB-STREAM-P8 that wants to be told by events is told at the beginning, and beside each heartbeat, without a place")
    void audible() {
        StatusClient page = new StatusClient(
                new Login("c-1", Role.CUSTOMER, 1), request, connection, new Messages(), change -> true,
                Optional.of(Messages.alive(Duration.ofSeconds(15))), gone::add);
        page.onWritePossible();
        page.begins(Messages.hello(5));
        page.goesLive();
        page.beats(6);

        String alive = "event: alive\ndata: {\"everySeconds\":15}\n\n";
        assertThat(connection.text()).isEqualTo("retry: 2000\nid: 5\n\n" + alive + ": alive\nid: 6\n\n" + alive);
    }

    private static StatusChange change(String orderId, String customerId, Status status, long resumeAfter) {
        return new StatusChange(
                "e-" + resumeAfter, orderId, Optional.of(customerId), status, Optional.empty(), Instant.parse("2026-11-22T09:31:00Z"),
                resumeAfter);
    }
}
