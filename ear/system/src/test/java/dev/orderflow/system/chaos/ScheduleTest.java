package dev.orderflow.system.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.system.chaos.Schedule.Kill;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The schedule of kills")
class ScheduleTest {

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final Duration LONGEST_PEACE = Duration.ofSeconds(12);

    @Test
    @DisplayName("is the same for the same seed, and another for another")
    void seed() {
        assertThat(Schedule.of(7, 3, LONGEST_PEACE, TEN_MINUTES))
                .isEqualTo(Schedule.of(7, 3, LONGEST_PEACE, TEN_MINUTES))
                .isNotEqualTo(Schedule.of(8, 3, LONGEST_PEACE, TEN_MINUTES));
    }

    @Test
    @DisplayName("of a longer run begins as that of a shorter one")
    void longer() {
        assertThat(Schedule.of(7, 3, LONGEST_PEACE, TEN_MINUTES).kills()).startsWith(
                Schedule.of(7, 3, LONGEST_PEACE, Duration.ofMinutes(2)).kills().toArray(Kill[]::new));
    }

    @Test
    @DisplayName("kills every part, each time after a quarter of the longest peace to the whole of it, to the end")
    void kills() {
        var kills = Schedule.of(7, 3, LONGEST_PEACE, TEN_MINUTES).kills();

        assertThat(kills).extracting(Kill::victim).contains(0, 1, 2);
        Duration before = Duration.ZERO;
        for (Kill kill : kills) {
            assertThat(kill.at().minus(before)).isBetween(Duration.ofSeconds(3), LONGEST_PEACE);
            before = kill.at();
        }
        assertThat(before).isBetween(TEN_MINUTES.minus(LONGEST_PEACE), TEN_MINUTES);
    }
}
