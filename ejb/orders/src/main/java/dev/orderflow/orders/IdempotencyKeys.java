package dev.orderflow.orders;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Remembers what was done under which key. All that can be asked for under one shares the keys of a caller. */
public interface IdempotencyKeys {

    /**
     * Takes the key until the transaction that is under way has ended, with all its branches.
     *
     * @return false, at once, while another transaction has it, be that one under way or in doubt
     */
    boolean take(IdempotencyKey key);

    /**
     * Takes the key until the transaction that is under way has ended, with all its branches. While another transaction has the key,
     * this one waits. What the other one has done is seen afterwards.
     *
     * @param longest how long to wait
     * @throws KeyInUse when another transaction has the key after that time, too
     */
    void await(IdempotencyKey key, Duration longest);

    /** What was done under the key, or empty. */
    Optional<FirstRequest> under(IdempotencyKey key);

    /** Remembers what has been done under each of the keys in the transaction that is under way: both are there or neither. */
    void rememberAll(Map<IdempotencyKey, FirstRequest> firsts, Instant at);

    /** The same of one key. */
    default void remember(IdempotencyKey key, FirstRequest first, Instant at) {
        rememberAll(Map.of(key, first), at);
    }

    /**
     * What was done under the key; where that is nothing, the key is taken until the transaction that is under way has ended.
     *
     * @throws KeyInUse when another transaction has it, be that one under way or in doubt
     */
    default Optional<FirstRequest> earlierOrTake(IdempotencyKey key) {
        // Before looking: what commits in between is seen then, and nobody else can do anything after it.
        boolean taken = take(key);
        Optional<FirstRequest> earlier = under(key);
        if (earlier.isEmpty() && !taken) {
            throw new KeyInUse(key);
        }
        return earlier;
    }

    /** Forgets the oldest keys from before that moment, {@code limit} at most, and tells how many. */
    int forget(Instant before, int limit);
}
