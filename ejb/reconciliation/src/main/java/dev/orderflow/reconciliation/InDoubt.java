package dev.orderflow.reconciliation;

import java.time.Instant;
import java.util.Optional;

/** Branches of transactions that are prepared in the database and not decided: their rows may still come. */
public interface InDoubt {

    /** When the oldest of them was prepared; empty where there is none. */
    Optional<Instant> oldest();
}
