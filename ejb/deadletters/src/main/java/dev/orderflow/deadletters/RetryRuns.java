package dev.orderflow.deadletters;

import java.util.List;
import java.util.Optional;

/** All retries of many. */
public interface RetryRuns {

    /** Keeps a new one. */
    void add(RetryRun run);

    /** The one with this id. */
    Optional<RetryRun> find(String id);

    /** The same, for this transaction alone, after whoever has it. */
    Optional<RetryRun> lockWaiting(String id);

    /** The same; empty where another has it. */
    Optional<RetryRun> lock(String id);

    /** The ids of those that are running, those that began first first. */
    List<String> running();

    /** The latest first, after that one; null for the first page. */
    List<RetryRun> page(String after, int limit);

    /** Keeps its state and what it has done. */
    void save(RetryRun run);
}
