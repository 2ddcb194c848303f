package dev.orderflow.operations.jms;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;

/** How fast a counter grows: per second, over the last minute. */
final class Rate {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final double MILLIS = 1_000;

    private final Deque<Count> counts = new ArrayDeque<>();

    private record Count(Instant at, long value) {}

    /** The counter stood at this value. One that has fallen began at zero again: the broker has restarted. */
    Rate counted(long value, Instant at) {
        if (!counts.isEmpty() && value < counts.getLast().value()) {
            counts.clear();
        }
        counts.add(new Count(at, value));
        while (counts.getFirst().at().isBefore(at.minus(WINDOW))) {
            counts.removeFirst();
        }
        return this;
    }

    /** How much of this comes on one of the other; empty where nothing of the other did. */
    OptionalDouble per(Rate other) {
        OptionalDouble one = perSecond();
        double each = other.perSecond().orElse(0);
        return one.isEmpty() || each == 0 ? OptionalDouble.empty() : OptionalDouble.of(one.getAsDouble() / each);
    }

    /** Empty until there is something to compare with. */
    OptionalDouble perSecond() {
        if (counts.size() < 2) {
            return OptionalDouble.empty();
        }
        Count first = counts.getFirst();
        Count last = counts.getLast();
        long millis = Duration.between(first.at(), last.at()).toMillis();
        return millis <= 0 ? OptionalDouble.empty() : OptionalDouble.of((last.value() - first.value()) * MILLIS / millis);
    }
}
