package dev.orderflow.imports;

import dev.orderflow.orders.IdempotencyKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All imports, their files and their rejected lines. What changes anything belongs to the transaction that is under way. */
public interface Imports {

    /** Stores a new one. */
    void add(Import begun);

    /** One import, or empty. */
    Optional<Import> find(String id);

    /** At most {@code limit} imports, the one that was begun last first, behind the given one, or from the first where that is null. */
    List<Import> page(String after, int limit);

    /**
     * One import, locked until the transaction has ended with all its branches; or empty. Waits for a chunk that is in doubt.
     */
    Optional<Import> lock(String id);

    /** Of those that run and that nobody works at, the one that was changed the longest time ago, locked. */
    Optional<Import> due(Instant now);

    /** Ends the leases of all runs of this node. */
    void endLeasesOf(String node, Instant now);

    /** Notes under which key it is being uploaded. */
    void uploads(String id, IdempotencyKey key);

    /** Whether one is being uploaded under this key of which somebody has heard since that moment. */
    boolean isUploading(IdempotencyKey key, Instant since);

    /** Stores what has become of it. */
    void save(Import changed);

    /** Deletes it with all that belongs to it. */
    void remove(String id);

    /** Deletes those whose upload nobody has heard of since that moment, and tells how many. */
    int removeUploadsBefore(Instant moment);

    /** Adds the next part of its file. */
    void addPart(String id, int number, byte[] content);

    /** A part of its file, or empty behind the last one. */
    Optional<byte[]> part(String id, int number);

    /** Deletes its file. */
    void removeParts(String id);

    /** Adds lines that were rejected. */
    void reject(String id, List<RejectedLine> lines);

    /** At most {@code limit} of its rejected lines by their numbers, behind this one. */
    List<RejectedLine> rejected(String id, long afterLine, int limit);
}
