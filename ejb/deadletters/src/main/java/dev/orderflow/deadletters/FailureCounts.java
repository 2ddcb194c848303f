package dev.orderflow.deadletters;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How many deliveries failed on this node since it started, by subscription and cause. */
@ApplicationScoped
public class FailureCounts {

    /** Causes beyond that are counted as {@code other}: each is a series in somebody's monitoring. */
    static final int MOST = 200;

    static final String OTHER = "other";

    private final Map<Kind, LongAdder> counts = new ConcurrentHashMap<>();

    /** A subscription and a cause. */
    public record Kind(String subscription, String cause) {}

    /** One more. */
    public void count(String subscription, String cause) {
        Kind kind = new Kind(subscription, cause);
        boolean room = counts.size() < MOST || counts.containsKey(kind);
        counts.computeIfAbsent(room ? kind : new Kind(subscription, OTHER), it -> new LongAdder()).increment();
    }

    /** What was counted so far. */
    public Map<Kind, LongAdder> all() {
        return Map.copyOf(counts);
    }
}
