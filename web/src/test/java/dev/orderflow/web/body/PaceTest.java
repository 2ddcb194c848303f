package dev.orderflow.web.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final long SPAN = Pace.SPAN.toNanos();

    @Test
    @DisplayName("WEB-BODY-P3 a body of which nothing comes is too slow after a while, and not before")
    void stalled() {
        Pace pace = new Pace(0);

        assertThat(pace.isKept(1, SPAN - 1)).isTrue();
        assertThat(pace.isKept(1, SPAN)).isFalse();
    }

    @Test
    @DisplayName("WEB-BODY-P3 a body that comes on may take hours")
    void comesOn() {
        Pace pace = new Pace(0);

        for (int span = 1; span < Duration.ofHours(3).dividedBy(Pace.SPAN); span++) {
            assertThat(pace.isKept((long) span * Pace.LEAST, span * SPAN)).isTrue();
        }
    }

    @Test
    @DisplayName("WEB-BODY-P3 a body that came quickly and then stops is too slow, too")
    void stopsLater() {
        Pace pace = new Pace(0);

        assertThat(pace.isKept(100_000_000, SPAN)).isTrue();
        assertThat(pace.isKept(100_000_010, 2 * SPAN)).isFalse();
    }
}
