package dev.orderflow.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("DEADLETTERS-P8 a retry of many goes on in bounded batches, at a rate")
class RetryRunTest {

    private static final Instant BEGUN = Instant.parse("2026-11-25T10:00:00Z");

    private static RetryRun run(Integer most, int ratePerSecond, int retried) {
        Filter all = new Filter(Optional.empty(), Optional.empty(), Optional.empty());
        return new RetryRun(
                "r", all, Optional.ofNullable(most), ratePerSecond, RetryRun.State.RUNNING, retried, Optional.empty(), 0,
                BEGUN, Optional.empty(), Optional.empty(), "o", BEGUN, BEGUN, Optional.empty());
    }

    private static List<DeadLetter> letters(String... ids) {
        return Stream.of(ids).map(id -> new InMemoryCases().dead(id, "payment.orders", BEGUN, "{}")).toList();
    }

    @Test
    @DisplayName("as many as the rate allows since those before")
    void rate() {
        RetryRun run = run(null, 10, 0);
        assertThat(run.due(BEGUN)).isZero();
        assertThat(run.due(BEGUN.plusSeconds(1))).isEqualTo(10);

        RetryRun after = run.after(letters("a", "b", "c"), 3, BEGUN.plusSeconds(1));
        assertThat(after.due(BEGUN.plusSeconds(1))).isEqualTo(7);
        assertThat(after.due(BEGUN.plusMillis(1_500))).isEqualTo(12);
    }

    @Test
    @DisplayName("one whose message was not to be had costs nothing of the rate")
    void notSent() {
        RetryRun after = run(null, 10, 0).after(letters("a", "b"), 1, BEGUN.plusSeconds(1));

        assertThat(after.due(BEGUN.plusSeconds(1))).isEqualTo(9);
    }

    @Test
    @DisplayName("however long it was away, it does not make up for it: the rate holds for what has just come back, too")
    void afterAPause() {
        RetryRun run = run(null, 10, 0);
        assertThat(run.due(BEGUN.plusSeconds(3_600))).isEqualTo(20);

        RetryRun after = run.after(letters("a"), 20, BEGUN.plusSeconds(3_600));
        assertThat(after.due(BEGUN.plusSeconds(3_600))).isZero();
        assertThat(after.due(BEGUN.plusSeconds(3_601))).isEqualTo(10);
    }

    @Test
    @DisplayName("never more than a batch")
    void batch() {
        assertThat(run(null, 1_000, 0).due(BEGUN.plusSeconds(1))).isEqualTo(RetryRun.BATCH);
    }

    @Test
    @DisplayName("never more than its limit, and with that it is done")
    void limit() {
        assertThat(run(3, 1_000, 1).due(BEGUN.plusSeconds(1))).isEqualTo(2);
        assertThat(run(3, 1_000, 1).after(letters("a"), 1, BEGUN).state()).isEqualTo(RetryRun.State.RUNNING);
        assertThat(run(3, 1_000, 1).after(letters("a", "b"), 2, BEGUN).state()).isEqualTo(RetryRun.State.DONE);
    }

    @Test
    @DisplayName("until none is left")
    void done() {
        assertThat(run(null, 10, 5).after(letters(), 0, BEGUN)).satisfies(over -> {
            assertThat(over.state()).isEqualTo(RetryRun.State.DONE);
            assertThat(over.retried()).isEqualTo(5);
        });
    }
}
