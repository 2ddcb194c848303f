package dev.orderflow.web.http;

import dev.orderflow.database.Causes;
import dev.orderflow.database.DatabaseOutage;
import dev.orderflow.messaging.BrokerOutage;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.RollbackException;
import java.util.Optional;
import javax.transaction.xa.XAException;

/** Tells from an exception whether the database or the broker is away. */
final class Outage {

    private Outage() {}

    /** What is away, in words for the client; empty where nothing is. */
    static Optional<String> in(Throwable failure) {
        if (BrokerOutage.isRefusal(failure) || Causes.of(failure).anyMatch(HeuristicMixedException.class::isInstance)) {
            // What was refused is not mended by waiting, and of a mixed outcome nobody may say that nothing was stored.
            return Optional.empty();
        }
        if (BrokerOutage.isIn(failure)) {
            return Optional.of("The message broker cannot be reached.");
        }
        if (DatabaseOutage.isIn(failure)) {
            return Optional.of(
                    DatabaseOutage.isForWantOfStoring(failure)
                            ? "The database cannot store anything at the moment."
                            : "The database cannot be reached.");
        }
        if (Causes.of(failure).anyMatch(Outage::isRolledBack)) {
            return Optional.of("The transaction could not be completed; nothing has been stored.");
        }
        return Optional.empty();
    }

    private static boolean isRolledBack(Throwable cause) {
        return cause instanceof RollbackException
                || cause instanceof XAException xa && (xa.errorCode == XAException.XAER_RMFAIL || isRollback(xa.errorCode));
    }

    private static boolean isRollback(int errorCode) {
        return errorCode >= XAException.XA_RBBASE && errorCode <= XAException.XA_RBEND;
    }
}
