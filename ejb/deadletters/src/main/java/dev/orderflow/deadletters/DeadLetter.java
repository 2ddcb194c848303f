package dev.orderflow.deadletters;

import java.time.Instant;

/**
 * A message that failed too often, or can never succeed.
 *
 * @param id stays the same however often the message comes back
 * @param subscription the one that failed, {@code <module>.<topic>}
 * @param key what the message is known by when it is sent again
 * @param messageId what the message that lies in the queue, or lay there last, is found by: its JMS message id where it has one
 * @param type of the event, empty where the message does not say; so is subject, the order's id
 * @param cause the root cause of the last attempt, without what differs from one message to the next
 * @param rounds how often it came into the dead-letter queue
 * @param deadSince when it came there last
 * @param happenedAt the time of the event
 */
public record DeadLetter(
        String id,
        String subscription,
        String key,
        String messageId,
        String type,
        String subject,
        String cause,
        State state,
        int rounds,
        Instant deadSince,
        Instant happenedAt) {

    /** Where it is. */
    public enum State {
        /** In the dead-letter queue. */
        DEAD,
        /** Given back to its subscription. */
        RETRIED,
        /** A corrected copy was given to its subscription. */
        EDITED,
        /** Taken out for good. */
        DISCARDED,
        /** No longer in the queue, and not by us: somebody used the console. */
        REMOVED
    }

    /** Whether it lies in the queue. */
    public boolean isDead() {
        return state == State.DEAD;
    }
}
