package dev.orderflow.deadletters;

import java.time.Instant;
import java.util.Optional;

/** The causes of dead letters that there have been, and which of them somebody has yet to be told of. */
public interface KnownCauses {

    /** Notes the letter's cause, if it is the first of its subscription, type and cause. */
    void meet(DeadLetter letter);

    /** A cause to tell of that is due, for this transaction alone. */
    Optional<Untold> due(Instant now);

    /** It has been told. */
    void told(Untold cause, Instant now);

    /** It could not be told; again then. */
    void postpone(Untold cause, Instant next);

    /** The first dead letter of a cause, and how often somebody was tried to be told of it. */
    record Untold(DeadLetter letter, Instant firstSeen, int tries) {}
}
