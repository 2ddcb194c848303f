package dev.orderflow.database;

import jakarta.resource.ResourceException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/** Tells from an exception whether the database is away, as opposed to having refused something. */
public final class DatabaseOutage {

    /** Shut down, crashed, starting up, too many connections; "connection exception" is a class of its own, 08. */
    private static final Set<String> AWAY = Set.of("57P01", "57P02", "57P03", "53300");

    private DatabaseOutage() {}

    /** Whether this exception, or anything that led to it, comes of a database that is away. */
    public static boolean isIn(Throwable failure) {
        return Causes.of(failure).anyMatch(DatabaseOutage::isOutage);
    }

    private static boolean isOutage(Throwable cause) {
        return cause instanceof DatabaseAway
                || cause instanceof SQLTransientConnectionException
                || cause instanceof SQLNonTransientConnectionException
                || cause instanceof SQLRecoverableException
                // The server's pool of connections; that of the broker comes wrapped in an exception of JMS.
                || cause instanceof ResourceException
                || cause instanceof SQLException sql && saysAway(sql.getSQLState());
    }

    private static boolean saysAway(String sqlState) {
        return sqlState != null && (sqlState.startsWith("08") || AWAY.contains(sqlState));
    }
}
