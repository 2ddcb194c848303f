package dev.orderflow.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A part that dies")
class SupervisorTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    @DisplayName("is started again at once, then later and later, at last every 30 seconds")
    void backOff() {
        Stream<Long> delays = Stream.iterate(Supervisor.Deaths.NONE.oneMore(NOW), deaths -> deaths.oneMore(NOW)).limit(9)
                .map(Supervisor.Deaths::delay).map(Duration::toSeconds);

        assertThat(delays).containsExactly(0L, 1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L);
    }

    @Test
    @DisplayName("after having lived for more than a minute is started again at once")
    void soundAgain() {
        Supervisor.Deaths third = Supervisor.Deaths.NONE.oneMore(NOW).oneMore(NOW).oneMore(NOW);

        assertThat(third.oneMore(NOW.plusSeconds(61)).delay()).isZero();
    }
}
