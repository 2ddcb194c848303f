package dev.orderflow.deadletters;

import java.time.Instant;
import java.util.Optional;

/** The causes of dead letters that there have been, and which of them somebody has yet to be told of. */
public interface KnownCauses {

    /** Notes the letter's cause, if it is the first of its subscription, type and cause. */
    void meet(DeadLetter letter);

    /** A cause to tell of that is due, for this transaction alone. */
    Optional<Untold> due(Instant now);

    /** The cause has been told. */
    void told(Untold cause, Instant now);

    /** The cause could not be told; it is due again at that time. */
    void postpone(Untold cause, Instant next);

    /** The first dead letter of a cause, and how often it was tried to tell somebody of it. */
    record Untold(DeadLetter letter, Instant firstSeen, int tries) {}
}
