package dev.orderflow.operations;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Queues that nobody has listened to at any look of the last five seconds: a listener that is starting comes a moment later. */
final class Unheard {

    // By the one thread that looks.
    private final Map<String, Instant> since = new HashMap<>();
    private volatile List<String> forLong = List.of();

    /** At this moment nobody listened to these. */
    void seen(Collection<String> unheard, Instant now) {
        since.keySet().retainAll(unheard);
        unheard.forEach(queue -> since.putIfAbsent(queue, now));
        forLong = unheard.stream().filter(queue -> !since.get(queue).plus(PacedLook.SELDOM).isAfter(now)).toList();
    }

    List<String> forLong() {
        return forLong;
    }
}
