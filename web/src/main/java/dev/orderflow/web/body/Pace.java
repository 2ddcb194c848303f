package dev.orderflow.web.body;

import java.time.Duration;

/** Whether a body comes on: at least so much in each span of time. Generous to a slow line, not to a client that plays for time. */
final class Pace {

    static final Duration SPAN = Duration.ofSeconds(15);
    static final int LEAST = 8 * 1024;

    private long spanBegan;
    private long sizeThen;

    /** @param now in nanoseconds, as {@link System#nanoTime()} has it */
    Pace(long now) {
        this.spanBegan = now;
    }

    /** Whether it has come on, with so many bytes by now. */
    boolean isKept(long size, long now) {
        if (now - spanBegan < SPAN.toNanos()) {
            return true;
        }
        boolean kept = size - sizeThen >= LEAST;
        spanBegan = now;
        sizeThen = size;
        return kept;
    }
}
