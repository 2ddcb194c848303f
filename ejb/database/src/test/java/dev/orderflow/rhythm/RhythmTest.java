package dev.orderflow.rhythm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.database.Database;
import jakarta.ejb.TimerService;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Work that is done again and again")
class RhythmTest {

    private static final long PAUSE_MILLIS = 1_500;

    /** The pauses after which it is to be called. */
    private final List<Long> timers = new ArrayList<>();
    private final Work rhythm = new Work();
    private boolean ready = true;
    private boolean asked;

    @BeforeEach
    void deploy() {
        rhythm.timers = (TimerService) Proxy.newProxyInstance(
                TimerService.class.getClassLoader(), new Class<?>[] {TimerService.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("createSingleActionTimer");
                    timers.add((Long) arguments[0]);
                    return null;
                });
        rhythm.database = new Database() {
            @Override
            public void look() {
                asked = true;
            }

            @Override
            public boolean isReady() {
                return ready;
            }
        };
    }

    @Test
    @DisplayName("is done for the first time after a pause")
    void first() {
        rhythm.begin();

        assertThat(timers).containsExactly(PAUSE_MILLIS);
        assertThat(rhythm.done).isZero();
    }

    @Test
    @DisplayName("is never done where it is not wanted")
    void unwanted() {
        rhythm.wanted = false;

        rhythm.begin();

        assertThat(timers).isEmpty();
    }

    @Test
    @DisplayName("RHYTHM-P1 One time is over before the pause to the next begins.")
    void oneAfterTheOther() {
        rhythm.begin();
        timers.clear();
        rhythm.task = () -> assertThat(timers).isEmpty();

        rhythm.time();

        assertThat(rhythm.done).isEqualTo(1);
        assertThat(timers).containsExactly(PAUSE_MILLIS);
    }

    @Test
    @DisplayName("RHYTHM-P2 Nothing is done while the database is away or lacks a schema.")
    void databaseAway() {
        ready = false;

        rhythm.time();

        assertThat(rhythm.done).isZero();
        assertThat(timers).hasSize(1);
    }

    @Test
    @DisplayName("RHYTHM-P4 Where nothing is due nobody is asked, the database neither.")
    void nothingDue() {
        rhythm.due = false;

        rhythm.time();

        assertThat(asked).isFalse();
        assertThat(rhythm.done).isZero();
        assertThat(timers).hasSize(1);

        rhythm.due = true;
        rhythm.time();

        assertThat(asked).isTrue();
        assertThat(rhythm.done).isEqualTo(1);
    }

    @Test
    @DisplayName("RHYTHM-P3 Whatever fails is logged, and tried again after the pause.")
    void failure() {
        rhythm.task = () -> {
            throw new IllegalStateException("as if the broker had gone");
        };

        rhythm.time();

        assertThat(timers).hasSize(1);
    }

    @Test
    @DisplayName("RHYTHM-P3 An error is the server's to log; the work is tried again all the same.")
    void error() {
        rhythm.task = () -> {
            throw new StackOverflowError("as if it went round in circles");
        };

        assertThatThrownBy(rhythm::time).isInstanceOf(StackOverflowError.class);

        assertThat(timers).hasSize(1);
    }

    private static final class Work extends Rhythm {

        private Runnable task = () -> {};
        private boolean wanted = true;
        private boolean due = true;
        private int done;

        @Override
        protected String name() {
            return "The work of this test";
        }

        @Override
        protected Duration pause() {
            return Duration.ofMillis(PAUSE_MILLIS);
        }

        @Override
        protected boolean isWanted() {
            return wanted;
        }

        @Override
        protected boolean isDue() {
            return due;
        }

        @Override
        protected void work() {
            done++;
            task.run();
        }
    }
}
