package dev.orderflow.deadletters;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What retries of many gave back and came back. */
public interface RetryReturns {

    /** This dead letter comes back; noted where a retry of many gave it back in its present round. */
    void note(DeadLetter letter);

    /** Dead letters that the retry sent and that came back, the earliest first, behind {@code after}; 0 for the first page. */
    List<ReturnedLetter> page(String run, long after, int limit);

    /** How many came back of each of these retries; a retry that is not in the map had none come back. */
    Map<String, Long> count(Collection<String> runs);
}
