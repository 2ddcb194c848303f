package dev.orderflow.web.http;

import dev.orderflow.database.Causes;
import dev.orderflow.database.DatabaseOutage;
import jakarta.jms.InvalidClientIDException;
import jakarta.jms.InvalidClientIDRuntimeException;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.InvalidDestinationRuntimeException;
import jakarta.jms.InvalidSelectorException;
import jakarta.jms.InvalidSelectorRuntimeException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.JMSSecurityRuntimeException;
import jakarta.jms.MessageEOFException;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageFormatRuntimeException;
import jakarta.jms.MessageNotReadableException;
import jakarta.jms.MessageNotWriteableException;
import jakarta.jms.MessageNotWriteableRuntimeException;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.RollbackException;
import java.util.List;
import java.util.Optional;
import javax.transaction.xa.XAException;

/** Tells from an exception whether the database or the broker is away. */
final class Outage {

    /** Not mended by waiting: what the broker or its client has judged. (JMS has each as a checked and an unchecked exception.) */
    private static final List<Class<? extends Exception>> JUDGED = List.of(
            JMSSecurityException.class, JMSSecurityRuntimeException.class,
            MessageFormatException.class, MessageFormatRuntimeException.class,
            MessageNotWriteableException.class, MessageNotWriteableRuntimeException.class,
            MessageNotReadableException.class, MessageEOFException.class,
            InvalidDestinationException.class, InvalidDestinationRuntimeException.class,
            InvalidSelectorException.class, InvalidSelectorRuntimeException.class,
            InvalidClientIDException.class, InvalidClientIDRuntimeException.class);

    private Outage() {}

    /** What is away, in words for the client; empty where nothing is. */
    static Optional<String> in(Throwable failure) {
        if (Causes.of(failure).anyMatch(Outage::isDefect)) {
            return Optional.empty();
        }
        if (Causes.of(failure).anyMatch(Outage::isBroker)) {
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

    /** Of a mixed outcome nobody may say that nothing was stored. */
    private static boolean isDefect(Throwable cause) {
        return cause instanceof HeuristicMixedException || JUDGED.stream().anyMatch(it -> it.isInstance(cause));
    }

    private static boolean isBroker(Throwable cause) {
        return cause instanceof JMSException || cause instanceof JMSRuntimeException;
    }

    private static boolean isRolledBack(Throwable cause) {
        return cause instanceof RollbackException
                || cause instanceof XAException xa && (xa.errorCode == XAException.XAER_RMFAIL || isRollback(xa.errorCode));
    }

    private static boolean isRollback(int errorCode) {
        return errorCode >= XAException.XA_RBBASE && errorCode <= XAException.XA_RBEND;
    }
}
