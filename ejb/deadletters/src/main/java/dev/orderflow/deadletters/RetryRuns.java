package dev.orderflow.deadletters;

import java.util.List;
import java.util.Optional;

/** All retries of many. */
public interface RetryRuns {

    /** Keeps a new retry. */
    void add(RetryRun run);

    /** The retry with this id. */
    Optional<RetryRun> find(String id);

    /** The retry with this id, for this transaction alone; waits for the transaction that has it. */
    Optional<RetryRun> lockWaiting(String id);

    /** The retry with this id, for this transaction alone; empty where another transaction has it. */
    Optional<RetryRun> lock(String id);

    /** The ids of the retries that are running, the earliest first. */
    List<String> running();

    /** Retries, the latest first, behind the one with the id {@code after}; null for the first page. */
    List<RetryRun> page(String after, int limit);

    /** Keeps the retry's state and what it has done. */
    void save(RetryRun run);
}
