package dev.orderflow.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.rhythm.MovingClock;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A watch")
class WatchTest {

    private final MovingClock clock = new MovingClock();

    @Test
    @DisplayName("knows nothing before its first look, and then what it saw")
    void looks() {
        Watch<String> watch = new Watch<>("broker", () -> "seen", clock);
        assertThat(watch.latest()).isEmpty();

        watch.run();

        assertThat(watch.latest()).hasValue(new Watch.Seen<>(clock.instant(), "seen"));
    }

    @Test
    @DisplayName("WEB-OPERATIONS-P2 forgets what it saw when the part is silent for 20 seconds")
    void silence() {
        Watch<String> watch = new Watch<>("broker", () -> "seen", clock);
        watch.run();

        clock.pass(Duration.ofSeconds(20));
        assertThat(watch.latest()).isPresent();
        clock.pass(Duration.ofSeconds(1));
        assertThat(watch.latest()).isEmpty();
    }

    @Test
    @DisplayName("WEB-OPERATIONS-P2 knows nothing after a look that failed, and looks again")
    void failure() {
        Iterator<String> sights = List.of("seen", "", "seen again").iterator();
        Watch<String> watch = new Watch<>("broker", () -> {
            String sight = sights.next();
            if (sight.isEmpty()) {
                throw new IllegalStateException("away");
            }
            return sight;
        }, clock);

        watch.run();
        watch.run();
        assertThat(watch.latest()).isEmpty();

        watch.run();
        assertThat(watch.latest()).map(Watch.Seen::what).hasValue("seen again");
    }
}
