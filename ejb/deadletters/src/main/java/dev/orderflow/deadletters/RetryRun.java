package dev.orderflow.deadletters;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A retry of all dead letters that a filter finds and that were dead when it began.
 *
 * @param most how many at most; empty for all
 * @param ratePerSecond how many a second at most
 * @param retried so far
 */
public record RetryRun(
        String id,
        Filter filter,
        Optional<Integer> most,
        int ratePerSecond,
        State state,
        int retried,
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
        return new RetryRun(id, filter, most, ratePerSecond, State.STOPPED, retried, startedBy, startedAt, now, Optional.of(who));
    }

    /** After so many more. */
    RetryRun after(int more, boolean nothingLeft, Instant now) {
        int sum = retried + more;
        boolean done = nothingLeft || most.filter(limit -> sum >= limit).isPresent();
        return new RetryRun(
                id, filter, most, ratePerSecond, done ? State.DONE : State.RUNNING, sum, startedBy, startedAt, now, stoppedBy);
    }
}
