package dev.orderflow.deadletters;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What retries of many gave back and came back. */
public interface RetryReturns {

    /** This dead letter comes back; noted where a retry of many gave it back in its present round. */
    void note(DeadLetter letter);

    /** Those of that retry, those that came back first first, after that one; 0 for the first page. */
    List<ReturnedLetter> page(String run, long after, int limit);

    /** How many came back of each of these retries; of what is not there none did. */
    Map<String, Long> count(Collection<String> runs);
}
