package dev.orderflow.system.chaos;

import dev.orderflow.system.BrokerConsole;
import dev.orderflow.system.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Counts the branches of transactions that were in doubt and are no more. A branch counts as in doubt when it was seen prepared twice,
 * a second or more apart: without a crash a branch is prepared for some milliseconds. Those that recovery finishes sooner, or between
 * two looks, are not counted.
 */
final class InDoubtCounter implements AutoCloseable {

    private static final Duration TOO_LONG = Duration.ofSeconds(1);
    private static final long LOOK_EVERY_MILLIS = 250;

    private final Sql database;
    private final BrokerConsole console;
    private final Map<String, Instant> firstSeen = new HashMap<>();
    private final Set<String> inDoubt = new HashSet<>();
    private final Set<String> there = new HashSet<>();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);

    /** Begins to look. */
    InDoubtCounter(Sql database, BrokerConsole console) {
        this.database = database;
        this.console = console;
        threads.scheduleWithFixedDelay(this::lookAtDatabase, 0, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        threads.scheduleWithFixedDelay(this::lookAtBroker, 0, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void lookAtDatabase() {
        try {
            seen("database ", database.texts("select gid from pg_prepared_xacts where database = current_database()"));
        } catch (SQLException e) {
            // It was killed. What is in doubt there will be seen when it is back.
        }
    }

    private void lookAtBroker() {
        List<String> branches;
        try {
            branches = console.prepared();
        } catch (Exception | AssertionError e) {
            // It was killed, or the console is not there yet; REST Assured declares neither.
            return;
        }
        // In front of the id stands a time, which changes when the broker starts again.
        seen("broker ", branches.stream().map(branch -> branch.replaceFirst("^.* base64: ", "")).toList());
    }

    private synchronized void seen(String where, List<String> branches) {
        Instant now = Instant.now();
        there.removeIf(branch -> branch.startsWith(where));
        for (String id : branches) {
            String branch = where + id;
            there.add(branch);
            Instant first = firstSeen.computeIfAbsent(branch, it -> now);
            if (Duration.between(first, now).compareTo(TOO_LONG) >= 0) {
                inDoubt.add(branch);
            }
        }
        firstSeen.keySet().removeIf(branch -> branch.startsWith(where) && !there.contains(branch));
    }

    /** How many were in doubt and are gone. */
    synchronized long recovered() {
        lookAtDatabase();
        lookAtBroker();
        return inDoubt.stream().filter(branch -> !there.contains(branch)).count();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
