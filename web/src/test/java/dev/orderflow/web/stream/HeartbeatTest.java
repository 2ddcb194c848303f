package dev.orderflow.web.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The setting for heartbeats")
class HeartbeatTest {

    @Test
    @DisplayName("is a number of seconds")
    void seconds() {
        assertThat(of(" 15 ").between()).isEqualTo(Duration.ofSeconds(15));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "61", "-1", "1.5", "soon", "1000"})
    @DisplayName("that is none, or one that connections do not outlive, is refused by its name")
    void refused(String value) {
        assertThatThrownBy(() -> of(value)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ORDERFLOW_STREAM_HEARTBEAT_SECONDS").hasMessageContaining(value);
    }

    private static Heartbeat of(String value) {
        Heartbeat heartbeat = new Heartbeat();
        heartbeat.seconds = value;
        heartbeat.read();
        return heartbeat;
    }
}
