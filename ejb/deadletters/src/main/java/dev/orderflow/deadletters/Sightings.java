package dev.orderflow.deadletters;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What a look at a queue has seen. */
public interface Sightings {

    /** A look at the queue begins: nothing has been seen yet. */
    void begin(String subscription);

    /** These lie there. Returns those of them that are no dead letter of this subscription here. */
    Set<String> see(String subscription, Set<String> messageIds);

    /** Dead letters of the subscription that died before that moment and were not seen; those that others have locked are left out. */
    List<DeadLetter> unseen(String subscription, Instant diedBefore, int limit);
}
