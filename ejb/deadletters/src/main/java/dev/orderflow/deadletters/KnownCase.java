package dev.orderflow.deadletters;

import static java.util.Comparator.comparing;

import java.util.Comparator;

/**
 * A case about the same event as a message that comes into the dead-letter queue.
 *
 * @param sameComing whether the message came there last by the very coming that is told of
 */
public record KnownCase(DeadLetter letter, boolean sameComing) {

    /** The case that the arrival belongs to most likely comes first. */
    static Comparator<KnownCase> likeliestFirst(Arrival arrival) {
        return comparing(KnownCase::sameComing)
                .thenComparing(it -> it.isOfMessage(arrival))
                .thenComparing(it -> !it.letter().isDead())
                .thenComparing(it -> it.letter().deadSince())
                .reversed();
    }

    /** Whether the message that lies in the queue, or lay there last, is the one that arrives. */
    boolean isOfMessage(Arrival arrival) {
        return letter.messageId().equals(arrival.messageId());
    }
}
