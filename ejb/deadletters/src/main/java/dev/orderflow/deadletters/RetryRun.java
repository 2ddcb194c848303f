package dev.orderflow.deadletters;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A retry of all dead letters that a filter finds and that were dead when it began. It comes by each of them once, in the order of their
 * events; one whose message the broker does not hand out, or that somebody is at just then, is left as it is.
 *
 * @param most how many at most; empty for all
 * @param ratePerSecond how many a second at most
 * @param retried so far
 * @param reached the dead letter that it came by last; empty before the first
 */
public record RetryRun(
        String id,
        Filter filter,
        Optional<Integer> most,
        int ratePerSecond,
        State state,
        int retried,
        Optional<String> reached,
        String startedBy,
        Instant startedAt,
        Instant updatedAt,
        Optional<String> stoppedBy) {

    /** How it goes. */
    public enum State {
        /** Some are left. */
        RUNNING,
        /** None are left, or the limit is reached. */
        DONE,
        /** An operator stopped it. */
        STOPPED
    }

    /** No transaction gives back more. */
    static final int BATCH = 100;

    /** How many may go now: what the rate allows since the start, within the limit, and no more than a batch. */
    int due(Instant now) {
        long allowed = Math.max(1, Duration.between(startedAt, now).toMillis()) * ratePerSecond / 1_000 + 1;
        long left = Math.min(allowed, most.orElse(Integer.MAX_VALUE)) - retried;
        return (int) Math.max(0, Math.min(left, BATCH));
    }

    /** Stopped by that operator. */
    RetryRun stopped(String who, Instant now) {
        return new RetryRun(id, filter, most, ratePerSecond, State.STOPPED, retried, reached, startedBy, startedAt, now, Optional.of(who));
    }

    /** After these were come by, of which so many were sent; none of them: it is through. */
    RetryRun after(List<DeadLetter> letters, int sent, Instant now) {
        int sum = retried + sent;
        boolean done = letters.isEmpty() || most.filter(limit -> sum >= limit).isPresent();
        Optional<String> last = letters.stream().map(DeadLetter::id).reduce((one, next) -> next).or(() -> reached);
        return new RetryRun(
                id, filter, most, ratePerSecond, done ? State.DONE : State.RUNNING, sum, last, startedBy, startedAt, now,
                stoppedBy);
    }
}
