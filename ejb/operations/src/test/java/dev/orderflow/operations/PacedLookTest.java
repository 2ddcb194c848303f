package dev.orderflow.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.rhythm.MovingClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A look at broker or database")
class PacedLookTest {

    private final MovingClock clock = new MovingClock();
    private final FlowAudience audience = new FlowAudience();
    private final List<String> told = new ArrayList<>();
    private int looks;

    @BeforeEach
    void atTheFirstLook() {
        audience.clock = clock;
    }

    @Test
    @DisplayName("WEB-OPERATIONS-P8 is taken every five seconds while nobody watches, and every second, once for all, while somebody does")
    void pace() {
        PacedLook look = new PacedLook(() -> looks++, audience, clock);
        seconds(look, 10);
        assertThat(looks).isEqualTo(2);

        Runnable one = () -> told.add("one");
        Runnable other = () -> told.add("other");
        audience.joins(one);
        audience.joins(other);
        seconds(look, 10);
        assertThat(looks).isEqualTo(12);

        audience.leaves(one);
        audience.leaves(other);
        seconds(look, 10);
        assertThat(looks).isEqualTo(14);
    }

    private void seconds(Runnable look, int count) {
        for (int i = 0; i < count; i++) {
            look.run();
            clock.pass(Duration.ofSeconds(1));
        }
    }

    @Test
    @DisplayName("WEB-OPERATIONS-P8 is told to all who watch, whatever becomes of one of them; who left is told no more")
    void everybody() {
        Runnable one = () -> told.add("one");
        audience.joins(() -> {
            throw new IllegalStateException("cannot be told");
        });
        audience.joins(one);

        audience.tell();
        assertThat(told).containsExactly("one");

        audience.leaves(one);
        audience.tell();
        assertThat(told).containsExactly("one");
    }

    @Test
    @DisplayName("WEB-OPERATIONS-P8 that takes long keeps nobody from being told how it is meanwhile; nobody is told twice in a second")
    void silence() {
        audience.joins(() -> told.add("told"));
        audience.tell();

        clock.pass(Duration.ofSeconds(1));
        audience.tellAfterSilence();
        assertThat(told).hasSize(1);

        clock.pass(Duration.ofSeconds(1));
        audience.tellAfterSilence();
        assertThat(told).hasSize(2);
    }
}
