package dev.orderflow.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.operations.Watch.Seen;
import dev.orderflow.rhythm.MovingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The history of the flow")
class FlowHistoryTest {

    private final MovingClock clock = new MovingClock();
    private final FlowHistory history = new FlowHistory();

    @Test
    @DisplayName("WEB-OPERATIONS-P9 has one look for each five seconds, the oldest first, however often somebody looked")
    void steps() {
        Instant first = clock.instant();
        for (int second = 0; second < 12; second++) {
            history.seen(List.of(), clock.instant());
            clock.pass(Duration.ofSeconds(1));
        }

        assertThat(times()).containsExactly(first, first.plusSeconds(5), first.plusSeconds(10));
    }

    @Test
    @DisplayName("WEB-OPERATIONS-P9 is 15 minutes long, also while nothing is seen any more")
    void length() {
        for (int look = 0; look < 400; look++) {
            history.seen(List.of(), clock.instant());
            clock.pass(FlowHistory.STEP);
        }
        assertThat(times()).hasSize(180);
        clock.pass(Duration.ofMinutes(10));
        assertThat(times()).hasSize(60);
        clock.pass(Duration.ofMinutes(10));
        assertThat(times()).isEmpty();
    }

    private List<Instant> times() {
        return history.until(clock.instant()).stream().map(Seen::at).toList();
    }
}
