package dev.orderflow.rhythm;

import java.time.Duration;

/**
 * Ever longer pauses before something is tried again: twice as long after each failure.
 *
 * @param shortest the first
 * @param longest none is longer
 */
public record Backoff(Duration shortest, Duration longest) {

    /** @throws IllegalArgumentException when the first pause is none, or longer than the longest */
    public Backoff {
        if (shortest.isNegative() || shortest.isZero() || shortest.compareTo(longest) > 0) {
            throw new IllegalArgumentException("From " + shortest + " to " + longest + " no pause gets longer.");
        }
    }

    /** The pause before the next try, when so many have failed after the first one. */
    public Duration after(int failures) {
        Duration pause = shortest;
        for (int failure = 0; failure < failures && pause.compareTo(longest) < 0; failure++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
