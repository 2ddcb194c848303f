package dev.orderflow.imports;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An uploaded file, and how far it has been read.
 *
 * @param id unique, opaque, given by the server
 * @param state where it stands
 * @param lines how many records it has, without the header and blank lines; 0 while it is being uploaded
 * @param next the record to read next
 * @param accepted lines that an order was placed for
 * @param rejected lines that are wrong
 * @param owner the run that works at it, or worked at it last
 * @param node the node of that run
 * @param leaseUntil until then nobody else works at it
 * @param startedAt when the upload began
 * @param uploadedAt when it had ended
 * @param updatedAt when anything of all this changed last
 * @param finishedAt when the last line was placed or rejected
 */
public record Import(
        String id,
        ImportState state,
        long lines,
        Position next,
        long accepted,
        long rejected,
        Optional<String> owner,
        Optional<String> node,
        Instant leaseUntil,
        Instant startedAt,
        Optional<Instant> uploadedAt,
        Instant updatedAt,
        Optional<Instant> finishedAt) {

    /** What is left of a lease when nobody has renewed it any more; a chunk that takes longer keeps others away by its lock. */
    static final Duration LEASE = Duration.ofSeconds(30);

    static Import begun(String id, Instant at) {
        return new Import(
                id, ImportState.UPLOADING, 0, Position.BEHIND_THE_HEADER, 0, 0, Optional.empty(), Optional.empty(), at, at,
                Optional.empty(), at, Optional.empty());
    }

    /** Lines that have been read. */
    public long read() {
        return accepted + rejected;
    }

    /** Orders a second, from the end of the upload to the last change; empty where that is no time at all. */
    public Optional<Double> ordersPerSecond() {
        return uploadedAt
                .map(begin -> Duration.between(begin, finishedAt.orElse(updatedAt)).toMillis())
                .filter(millis -> millis > 0)
                .map(millis -> accepted * 1000.0 / millis);
    }

    boolean isOf(String run) {
        return state == ImportState.RUNNING && owner.filter(run::equals).isPresent();
    }

    Import received(Instant at) {
        return new Import(
                id, state, lines, next, accepted, rejected, owner, node, leaseUntil, startedAt, uploadedAt, at, finishedAt);
    }

    Import uploaded(long all, Position first, Instant at) {
        return new Import(
                id, ImportState.RUNNING, all, first, accepted, rejected, owner, node, at, startedAt, Optional.of(at), at, finishedAt);
    }

    /** Without all that has happened since. */
    Import asItWasUploaded() {
        Instant at = uploadedAt.orElseThrow();
        return begun(id, startedAt).uploaded(lines, Position.BEHIND_THE_HEADER, at);
    }

    Import takenBy(String run, String itsNode, Instant at) {
        return new Import(
                id, state, lines, next, accepted, rejected, Optional.of(run), Optional.of(itsNode), at.plus(LEASE), startedAt, uploadedAt,
                updatedAt, finishedAt);
    }

    Import advanced(Position to, int moreAccepted, int moreRejected, Instant at) {
        return new Import(
                id, state, lines, to, accepted + moreAccepted, rejected + moreRejected, owner, node, at.plus(LEASE), startedAt, uploadedAt,
                at, finishedAt);
    }

    Import released(Instant at) {
        return new Import(
                id, state, lines, next, accepted, rejected, Optional.empty(), node, at, startedAt, uploadedAt, updatedAt, finishedAt);
    }

    Import completed(Instant at) {
        return new Import(
                id, ImportState.COMPLETED, lines, next, accepted, rejected, Optional.empty(), node, at, startedAt, uploadedAt, at,
                Optional.of(at));
    }
}
