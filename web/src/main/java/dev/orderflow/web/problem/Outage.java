package dev.orderflow.web.problem;

import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.JMSSecurityRuntimeException;
import jakarta.resource.ResourceException;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import javax.transaction.xa.XAException;

/** Tells from an exception whether the database or the broker is away. */
final class Outage {

    /** Shut down, crashed, starting up, too many connections; "connection exception" is a class of its own, 08. */
    private static final Set<String> DATABASE_AWAY = Set.of("57P01", "57P02", "57P03", "53300");

    private Outage() {}

    /** What is away, in words for the client; empty where nothing is. */
    static Optional<String> in(Throwable failure) {
        if (Causes.of(failure).anyMatch(Outage::isDefect)) {
            return Optional.empty();
        }
        if (Causes.of(failure).anyMatch(Outage::isBroker)) {
            return Optional.of("The message broker cannot be reached.");
        }
        if (Causes.of(failure).anyMatch(Outage::isDatabase)) {
            return Optional.of("The database cannot be reached.");
        }
        if (Causes.of(failure).anyMatch(Outage::isRolledBack)) {
            return Optional.of("The transaction could not be completed; nothing has been stored.");
        }
        return Optional.empty();
    }

    /** A wrong password for the broker is not mended by waiting; of a mixed outcome nobody may say that nothing was stored. */
    private static boolean isDefect(Throwable cause) {
        return cause instanceof JMSSecurityException
                || cause instanceof JMSSecurityRuntimeException
                || cause instanceof HeuristicMixedException;
    }

    private static boolean isBroker(Throwable cause) {
        return cause instanceof JMSException || cause instanceof JMSRuntimeException;
    }

    private static boolean isDatabase(Throwable cause) {
        return cause instanceof SQLTransientConnectionException
                || cause instanceof SQLNonTransientConnectionException
                || cause instanceof SQLRecoverableException
                // The server's pool of connections; that of the broker comes wrapped in an exception of JMS.
                || cause instanceof ResourceException
                || cause instanceof SQLException sql && saysAway(sql.getSQLState());
    }

    private static boolean saysAway(String sqlState) {
        return sqlState != null && (sqlState.startsWith("08") || DATABASE_AWAY.contains(sqlState));
    }

    private static boolean isRolledBack(Throwable cause) {
        return cause instanceof RollbackException
                || cause instanceof XAException xa && (xa.errorCode == XAException.XAER_RMFAIL || isRollback(xa.errorCode));
    }

    private static boolean isRollback(int errorCode) {
        return errorCode >= XAException.XA_RBBASE && errorCode <= XAException.XA_RBEND;
    }
}
