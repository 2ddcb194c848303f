package dev.orderflow.deadletters;

/** Failed deliveries that nobody needs any more. */
public interface OldFailures {

    /** Removes those that are too old, or too many; not those of what lies in a dead-letter queue. */
    void remove();
}
