package dev.orderflow.database;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A probe")
class ProbeTest {

    @Test
    @DisplayName("succeeds when the trial does")
    void succeeds() {
        var probe = new Probe("broker", () -> {}, Runnable::run);
        probe.start();

        assertThat(probe.succeeds()).isTrue();
    }

    @Test
    @DisplayName("fails when the trial fails, or cannot even be begun")
    void fails() {
        var failing = new Probe("broker", () -> {
            throw new IllegalStateException("away");
        }, Runnable::run);
        var rejected = new Probe("broker", () -> {}, trial -> {
            throw new RejectedExecutionException("stopping");
        });
        failing.start();
        rejected.start();

        assertThat(failing.succeeds()).isFalse();
        assertThat(failing.isKnownToFail()).isTrue();
        assertThat(rejected.succeeds()).isFalse();
    }

    @Test
    @DisplayName("is not tried again while a trial is under way, nor just after, however many ask")
    void shared() {
        Deque<Runnable> waiting = new ArrayDeque<>();
        var trials = new AtomicInteger();
        var probe = new Probe("broker", trials::incrementAndGet, waiting::add);

        probe.start();
        probe.start();
        assertThat(waiting).hasSize(1);
        waiting.remove().run();
        probe.start();

        assertThat(waiting).isEmpty();
        assertThat(probe.succeeds()).isTrue();
        assertThat(trials).hasValue(1);
    }

    @Test
    @DisplayName("is not known to fail before a trial has failed or been silent for long")
    void notKnown() {
        var probe = new Probe("broker", () -> {}, trial -> {});
        assertThat(probe.isKnownToFail()).isFalse();
        probe.start();

        assertThat(probe.isKnownToFail()).isFalse();
    }

    @Test
    @DisplayName("that is suspected counts as failing until a trial succeeds, which is begun at once")
    void suspected() {
        Deque<Runnable> waiting = new ArrayDeque<>();
        var probe = new Probe("broker", () -> {}, waiting::add);
        probe.start();
        waiting.remove().run();
        assertThat(probe.isKnownToFail()).isFalse();

        probe.suspect();
        probe.suspect();

        assertThat(probe.isKnownToFail()).isTrue();
        assertThat(waiting).hasSize(1);
        waiting.remove().run();
        assertThat(probe.isKnownToFail()).isFalse();
    }

    @Test
    @DisplayName("DATABASE-P4 that is given up for its silence stays known to fail until a trial succeeds")
    void givenUp() {
        Deque<Runnable> waiting = new ArrayDeque<>();
        var now = new AtomicLong();
        var probe = new Probe("broker", () -> {}, waiting::add, now::get);
        probe.start();
        waiting.remove().run();
        now.addAndGet(SECONDS.toNanos(2));
        probe.start();
        Runnable silent = waiting.remove();

        now.addAndGet(SECONDS.toNanos(4));
        assertThat(probe.isKnownToFail()).isTrue();
        now.addAndGet(SECONDS.toNanos(30));
        probe.start();
        assertThat(waiting).hasSize(1);
        assertThat(probe.isKnownToFail()).isTrue();
        silent.run();
        assertThat(probe.isKnownToFail()).isTrue();

        waiting.remove().run();
        assertThat(probe.isKnownToFail()).isFalse();
    }

    @Test
    @DisplayName("fails after three seconds of silence")
    void silence() {
        var probe = new Probe("broker", () -> {}, trial -> {});
        long asked = System.nanoTime();
        probe.start();

        assertThat(probe.succeeds()).isFalse();
        assertThat(probe.isKnownToFail()).isTrue();
        assertThat(System.nanoTime() - asked).isGreaterThanOrEqualTo(2_900_000_000L);
    }
}
