package dev.orderflow.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A branch that is prepared and waits to be told whether to commit. Of healthy traffic there are always some, milliseconds old.
 *
 * @param where  who holds it
 * @param id     its name there, as the commands of the holder take it
 * @param branch what the name says, where a transaction manager made it that we can read
 * @param since  when it was prepared; or, where the holder does not tell, when it was first seen
 */
public record PreparedBranch(Place where, String id, Optional<BranchId> branch, Instant since) {

    /** Who can hold a branch. */
    public enum Place {
        DATABASE,
        BROKER
    }

    /** How long it has been in doubt. */
    public Duration age(Instant now) {
        return since.isAfter(now) ? Duration.ZERO : Duration.between(since, now);
    }

    /** The node that decides it; empty where no node of ours made it. */
    public Optional<String> owner() {
        return branch.flatMap(BranchId::owner);
    }
}
