package dev.orderflow.deadletters;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A retry of all dead letters that a filter finds and that were dead when the retry began, in the order of their events. A pass leaves out
 * a dead letter whose message the broker does not hand out, or on which somebody else is working. The next pass tries it again. The retry
 * is done when a whole pass has sent nothing, or when the limit is reached.
 *
 * @param most how many at most; empty for all
 * @param ratePerSecond how many a second at most, also after it could not go on for a while
 * @param retried so far
 * @param reached the dead letter up to which the pass under way has come; empty where the pass has not begun
 * @param sentInPass how many dead letters the pass under way has sent
 * @param spentUntil the moment up to which its rate is used up
 * @param total how many of these dead letters there were when the retry began, within its limit; empty where that was not kept
 * @param remaining how many of these dead letters were still dead when the retry was done; empty before
 */
public record RetryRun(
        String id,
        Filter filter,
        Optional<Integer> most,
        int ratePerSecond,
        State state,
        int retried,
        Optional<String> reached,
        int sentInPass,
        Instant spentUntil,
        Optional<Long> total,
        Optional<Long> remaining,
        String startedBy,
        Instant startedAt,
        Instant updatedAt,
        Optional<String> stoppedBy) {

    /** How it goes. */
    public enum State {
        /** Some are left. */
        RUNNING,
        /** Nothing more can be sent: none are left that the broker hands out, or the limit is reached. */
        DONE,
        /** An operator stopped it. */
        STOPPED
    }

    /** No transaction gives back more. */
    static final int BATCH = 100;

    /** A retry that stood still for longer than this sends at once no more than its rate allows for this time. */
    private static final Duration BURST = Duration.ofSeconds(2);

    /** How many may go now: what the rate allows, within the limit, and no more than a batch. */
    int due(Instant now) {
        long allowed = Duration.between(from(now), now).toNanos() * ratePerSecond / 1_000_000_000L;
        long left = Math.min(allowed, most.map(limit -> limit - retried).orElse(Integer.MAX_VALUE));
        return (int) Math.max(0, Math.min(left, BATCH));
    }

    private Instant from(Instant now) {
        return spentUntil.isBefore(now.minus(BURST)) ? now.minus(BURST) : spentUntil;
    }

    /** Stopped by that operator. */
    RetryRun stopped(String who, Instant now) {
        return new RetryRun(id, filter, most, ratePerSecond, State.STOPPED, retried, reached, sentInPass, spentUntil, total, remaining,
                startedBy, startedAt, now, Optional.of(who));
    }

    /**
     * The retry after a batch. No letters mean that the pass is over; the retry is done when that pass has sent nothing, or when the
     * limit is reached.
     *
     * @param letters the dead letters that the batch took
     * @param sent how many of them were sent
     */
    RetryRun after(List<DeadLetter> letters, int sent, Instant now) {
        boolean endOfPass = letters.isEmpty();
        boolean done = endOfPass && sentInPass == 0 || most.filter(limit -> retried + sent >= limit).isPresent();
        return new RetryRun(
                id, filter, most, ratePerSecond, done ? State.DONE : State.RUNNING, retried + sent,
                endOfPass ? Optional.empty() : Optional.of(letters.get(letters.size() - 1).id()), endOfPass ? 0 : sentInPass + sent,
                from(now).plusNanos(sent * 1_000_000_000L / ratePerSecond), total, remaining, startedBy, startedAt, now, stoppedBy);
    }

    /** The same, when it is done and so many remain. */
    RetryRun leaving(long dead) {
        return new RetryRun(id, filter, most, ratePerSecond, state, retried, reached, sentInPass, spentUntil, total, Optional.of(dead),
                startedBy, startedAt, updatedAt, stoppedBy);
    }
}
