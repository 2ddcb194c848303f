package dev.orderflow.database;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.stream.Stream;

/** An exception and all that led to it, outermost first. */
public final class Causes {

    private Causes() {}

    /** Causes, suppressed exceptions (where transaction managers put what the resources said), and JDBC's chains. */
    public static Stream<Throwable> of(Throwable failure) {
        Stream.Builder<Throwable> found = Stream.builder();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> waiting = new ArrayDeque<>();
        waiting.add(failure);
        while (!waiting.isEmpty()) {
            Throwable next = waiting.remove();
            if (seen.add(next)) {
                found.add(next);
                addIfPresent(waiting, next.getCause());
                waiting.addAll(Arrays.asList(next.getSuppressed()));
                if (next instanceof SQLException sql) {
                    addIfPresent(waiting, sql.getNextException());
                }
            }
        }
        return found.build();
    }

    private static void addIfPresent(Deque<Throwable> waiting, Throwable cause) {
        if (cause != null) {
            waiting.add(cause);
        }
    }

    /** The first that is of this type, or null. */
    public static <T extends Throwable> T first(Throwable failure, Class<T> type) {
        return of(failure).filter(type::isInstance).map(type::cast).findFirst().orElse(null);
    }
}
