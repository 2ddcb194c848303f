package dev.orderflow.database;

import jakarta.resource.ResourceException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.Set;

/**
 * Tells from an exception whether the database is away, as opposed to having refused something. One that cannot store is as good as away:
 * nothing is wrong with what it was asked, and waiting helps.
 *
 * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL Error Codes</a>
 */
public final class DatabaseOutage {

    /** Shut down, crashed, starting up, its connection ended for idleness. */
    private static final Set<String> AWAY = Set.of("57P01", "57P02", "57P03", "57P05");
    /** A standby, or one that was told not to write; no space or an error below it when a file was written. */
    private static final Set<String> CANNOT_STORE = Set.of("25006", "53100", "58030");
    /** Connection exception; insufficient resources, be that connections, memory or space. */
    private static final Set<String> CLASSES = Set.of("08", "53");

    private DatabaseOutage() {}

    /** Whether this exception, or anything that led to it, comes of a database that is away. */
    public static boolean isIn(Throwable failure) {
        return Causes.of(failure).anyMatch(DatabaseOutage::isOutage);
    }

    /** Whether it comes of a database that answers, but cannot store anything at present. */
    public static boolean isForWantOfStoring(Throwable failure) {
        return Causes.of(failure).anyMatch(it -> it instanceof SQLException sql && CANNOT_STORE.contains(state(sql)));
    }

    private static boolean isOutage(Throwable cause) {
        return cause instanceof DatabaseAway
                || cause instanceof SQLTransientConnectionException
                || cause instanceof SQLNonTransientConnectionException
                || cause instanceof SQLRecoverableException
                // The server's pool of connections; that of the broker comes wrapped in an exception of JMS.
                || cause instanceof ResourceException
                || cause instanceof SQLException sql && saysAway(state(sql));
    }

    private static boolean saysAway(String state) {
        return AWAY.contains(state) || CANNOT_STORE.contains(state) || CLASSES.contains(state.substring(0, Math.min(2, state.length())));
    }

    private static String state(SQLException failure) {
        return Objects.requireNonNullElse(failure.getSQLState(), "");
    }
}
