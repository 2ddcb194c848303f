package dev.orderflow.web.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.identity.Login;
import dev.orderflow.identity.Role;
import jakarta.servlet.AsyncContext;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A client that watches the flow")
class FlowClientTest {

    private final Connection connection = new Connection();
    private final List<Client> gone = new ArrayList<>();
    private final AsyncContext request = (AsyncContext)
            Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {AsyncContext.class}, (proxy, method, arguments) -> null);
    private final FlowClient client = new FlowClient(new Login("op-1", Role.OPERATOR, 1), request, connection, gone::add);

    @Test
    @DisplayName("WEB-STREAM-P7 is shown each look in the order in which they were taken")
    void shown() {
        client.says(Messages.hello());
        client.onWritePossible();

        show("flow", "first");
        show("health", "UP");
        show("flow", "second");

        assertThat(connection.text()).isEqualTo("""
                retry: 2000

                event: flow
                data: first

                event: health
                data: UP

                event: flow
                data: second

                """);
        assertThat(connection.unflushed).isFalse();
    }

    @Test
    @DisplayName("WEB-STREAM-P7 that is slow is shown the newest of each kind, and nothing that is older")
    void slow() {
        client.onWritePossible();
        connection.ready = false;
        show("flow", "first");
        show("health", "UP");
        show("flow", "second");
        show("flow", "third");

        connection.ready = true;
        client.onWritePossible();

        assertThat(connection.text()).contains("third", "UP").doesNotContain("first", "second");
    }

    @Test
    @DisplayName("WEB-STREAM-P2 that takes nothing is dropped after a while, and one that takes something now and then is not")
    void doesNotRead() {
        client.onWritePossible();
        for (int time = 0; time < 3; time++) {
            connection.ready = false;
            for (int second = 0; second < FlowClient.MOST_MISSED; second++) {
                show("flow", "look");
            }
            connection.ready = true;
            client.onWritePossible();
        }
        assertThat(gone).isEmpty();

        connection.ready = false;
        for (int second = 0; second < FlowClient.MOST_MISSED + 2; second++) {
            show("flow", "look");
        }
        assertThat(gone).containsExactly(client);
    }

    @Test
    @DisplayName("WEB-STREAM-P3 is told that the stream lives, unless something waits")
    void heartbeats() {
        client.onWritePossible();
        client.beats(7);
        assertThat(connection.text()).isEqualTo(": alive\n\n");

        connection.ready = false;
        show("flow", "look");
        client.beats(8);
        connection.ready = true;
        client.onWritePossible();
        assertThat(connection.text()).isEqualTo(": alive\n\nevent: flow\ndata: look\n\n");
    }

    private void show(String kind, String what) {
        client.shown(kind, Messages.event(kind, what.getBytes(UTF_8)));
    }
}
