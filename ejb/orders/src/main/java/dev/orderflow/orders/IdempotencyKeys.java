package dev.orderflow.orders;

import java.time.Instant;
import java.util.Optional;

/** Remembers which order was placed under which key. */
public interface IdempotencyKeys {

    /**
     * Takes the key until the transaction that is under way has ended, with all its branches.
     *
     * @return false, at once, while another transaction has it, be that one under way or in doubt
     */
    boolean take(IdempotencyKey key);

    /** The id of the order that was placed under the key, or empty. */
    Optional<String> orderUnder(IdempotencyKey key);

    /** Remembers an order that was added before, in the transaction that is under way. */
    void remember(IdempotencyKey key, String orderId, Instant at);

    /** Forgets the oldest keys from before that moment, {@code limit} at most, and tells how many. */
    int forget(Instant before, int limit);
}
