package dev.orderflow.history;

import java.util.List;

/** Somebody who wants to know of changes of status. */
public interface StatusListener {

    /** Told in the order of keeping; never by two threads at once. Has to return at once: all others are told after it. */
    void told(List<StatusChange> changes);
}
