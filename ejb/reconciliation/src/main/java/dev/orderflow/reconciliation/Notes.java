package dev.orderflow.reconciliation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the reconciliation remembers from one pass to the next, the same on all nodes. */
public interface Notes {

    /** How far the ledger has been compared; locked against other nodes until the transaction ends. */
    Entry mark(Ledger ledger);

    /** The ledger has been compared up to this entry. */
    void moveMark(Ledger ledger, Entry to);

    /** The books disagree on the order: it is to be looked at from that time on. Without effect where that is known. */
    void suspect(String orderId, Instant lookAt);

    /** At most {@code limit} orders that are to be looked at now, whoever waits longest first. */
    List<String> due(Instant now, int limit);

    /**
     * Takes the order to look at, until the transaction ends.
     *
     * @return what is known of it; empty where another node has it, or it is not due any more
     */
    Optional<Suspect> take(String orderId, Instant now);

    /** To be looked at again at that time; until then this is known of it. */
    void lookAgain(String orderId, Suspect suspect, Instant at);

    /** The books agree. */
    void forget(String orderId);
}
