package dev.orderflow.history;

import dev.orderflow.history.History.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How far the history has been read. Positions come from a sequence and become visible out of order: one that is missing below another
 * may still come, and is asked for again until every transaction that could have taken it must be over. Not safe for threads.
 */
final class Reading {

    /** Transactions last a minute at most (see the servers' set-up); another one for clocks that differ. */
    static final Duration OPEN = Duration.ofMinutes(2);

    /** So many in a row are left by no set of transactions that are under way; the sequence was moved, or the database crashed. */
    private static final int MOST_MISSING = 1_000;

    private long highest;
    /** Missing positions, and until when they may still come. */
    private final NavigableMap<Long, Instant> missing = new TreeMap<>();

    private Reading(long highest) {
        this.highest = highest;
    }

    /** Up to the end of what can be seen now; what is missing in it at present will be read when it comes. */
    static Reading upTo(History history, Instant now) {
        Reading reading = new Reading(history.highestBefore(now.minus(OPEN)));
        reading.take(history.positions(reading.highest), now);
        return reading;
    }

    /** What has become visible since. It counts as read only once it is {@linkplain #take taken}. */
    List<Row> next(History history, int limit) {
        return history.next(highest, new TreeSet<>(missing.keySet()), limit);
    }

    /** These have been read; {@code rows} are ascending. */
    void take(List<Row> rows, Instant now) {
        for (Row row : rows) {
            if (row.position() <= highest) {
                missing.remove(row.position());
                continue;
            }
            for (long hole = Math.max(highest + 1, row.position() - MOST_MISSING); hole < row.position(); hole++) {
                missing.put(hole, row.keptAt().plus(OPEN));
            }
            highest = row.position();
        }
        missing.values().removeIf(until -> until.isBefore(now));
    }

    /** The position up to which nothing is missing. */
    long settled() {
        return missing.isEmpty() ? highest : missing.firstKey() - 1;
    }

    /** The highest position that was read. */
    long highest() {
        return highest;
    }

    /** The positions below the highest that may still come. */
    SortedSet<Long> missing() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(missing.keySet()));
    }
}
