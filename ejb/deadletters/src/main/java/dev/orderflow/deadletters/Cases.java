package dev.orderflow.deadletters;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** All dead letters, those of today and those that are done with, and the archive. Keyset pages; nothing reads them all. */
public interface Cases {

    /**
     * Notes that a message has come into its dead-letter queue, and tells whether that is news. Who notes the same coming at the same time
     * waits, and has no news.
     */
    boolean note(Arrival arrival, Instant now);

    /** The cases about the same event, the likeliest of them where there are very many; for this transaction alone. */
    List<KnownCase> about(Arrival arrival);

    /** A new case, in its first round. */
    DeadLetter begin(Arrival arrival, Instant now);

    /** The case is dead again, by this message. */
    DeadLetter reopen(DeadLetter letter, Arrival arrival, int rounds, Instant deadSince);

    /** The case with this id. */
    Optional<DeadLetter> find(String id);

    /** The case with this id, for this transaction alone. */
    Optional<DeadLetter> lock(String id);

    /** Dead letters, those that died last first, after that place. */
    List<DeadLetter> page(Filter filter, Optional<Place> after, int limit);

    /** The same of those of which an edit waits for another operator's approval. */
    List<DeadLetter> pageOfProposed(Filter filter, Optional<Place> after, int limit);

    /** Where a page ended; it stays where it is, whatever becomes of the dead letter. */
    record Place(Instant deadSince, String id) {}

    /** Groups, the largest first. */
    List<Group> groups(Filter filter, int limit);

    /** What the message says; the body null where it is neither text nor bytes. */
    Content content(String id);

    /** Body and properties, the latter a JSON object. */
    record Content(String body, String properties) {}

    /** Its failed deliveries, the latest first. */
    List<Attempt> attempts(DeadLetter letter, int limit);

    /** What was done with it, in this order. */
    List<Action> actionsOn(String id);

    /** What was done with any, the latest first, before that one; null for the first page. */
    List<Action> archive(Long before, int limit);

    /**
     * Dead letters that died before that moment, in the order of their events, from the one behind that one on; locked, and those that
     * others have locked are left out.
     *
     * @param reached a dead letter's id, empty for the first
     */
    List<DeadLetter> take(Filter filter, Instant before, Optional<String> reached, int limit);

    /** How many of the dead letters that died before that moment are still there. */
    long count(Filter filter, Instant before);

    /** The letters are in that state from now on; edits that were proposed for them are withdrawn. */
    void become(DeadLetter.State state, Collection<DeadLetter> letters);

    /** Keeps actions for good. */
    void keep(Collection<Action> actions);

    /** The edit that waits for approval. */
    Optional<ProposedEdit> proposed(String deadLetter);

    /** Keeps it, instead of one that there may be. */
    void propose(ProposedEdit edit);

    /** Removes it. */
    void withdraw(String deadLetter);
}
