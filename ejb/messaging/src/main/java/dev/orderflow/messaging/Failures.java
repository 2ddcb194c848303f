package dev.orderflow.messaging;

import dev.orderflow.database.Gate;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Executor;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Tells the {@link FailureLog} of each delivery that failed: in the reaction, or when its transaction was to commit.
 *
 * <p>Nothing in here makes a delivery fail, or fail once more: what cannot be kept is in the server's log. While the gate is closed nothing
 * is kept, because the log needs what is away.
 */
@ApplicationScoped
public class Failures {

    private static final Logger LOG = System.getLogger(Failures.class.getPackageName());

    @Inject
    Instance<FailureLog> logs;

    /** Null where the application has none. */
    private FailureLog log;
    private TransactionSynchronizationRegistry transaction;
    private Executor afterwards;

    @PostConstruct
    void lookUp() {
        try {
            use(
                    logs.isUnsatisfied() ? null : logs.get(),
                    InitialContext.doLookup("java:comp/TransactionSynchronizationRegistry"),
                    InitialContext.<ManagedExecutorService>doLookup("java:comp/DefaultManagedExecutorService"));
        } catch (NamingException e) {
            throw new IllegalStateException("The server has no TransactionSynchronizationRegistry (Jakarta Transactions 2.0, 4.3).", e);
        }
    }

    void use(FailureLog failureLog, TransactionSynchronizationRegistry registry, Executor inAnotherThread) {
        log = failureLog;
        transaction = registry;
        afterwards = inAnotherThread;
    }

    /** The reaction failed, or the message is no event. Returns when that is kept. */
    void failed(Message message, String subscription, Gate gate, RuntimeException failure) {
        if (log == null) {
            return;
        }
        try {
            keep(FailedDelivery.of(message, subscription, failure), gate);
        } catch (JMSException e) {
            LOG.log(Level.WARNING, "A failed delivery cannot be kept: subscription=" + subscription, e);
        }
    }

    /** The reaction was well. Should its transaction be rolled back nevertheless, that is kept soon after. */
    void succeeded(Message message, String subscription, Gate gate) {
        if (log == null) {
            return;
        }
        try {
            FailedDelivery inCase = FailedDelivery.of(message, subscription, new RolledBackAtCommit());
            transaction.registerInterposedSynchronization(new Synchronization() {
                @Override
                public void beforeCompletion() {
                    // It is about the outcome.
                }

                @Override
                public void afterCompletion(int status) {
                    if (status == Status.STATUS_ROLLEDBACK) {
                        LOG.log(Level.WARNING, () -> "Rolled back at commit: " + Delivery.describe(message, subscription));
                        // The thread still carries the old transaction.
                        afterwards.execute(() -> keep(inCase, gate));
                    }
                }
            });
        } catch (JMSException e) {
            LOG.log(Level.WARNING, "The outcome of a delivery cannot be watched: subscription=" + subscription, e);
        }
    }

    private void keep(FailedDelivery delivery, Gate gate) {
        try {
            if (gate.opensWithin(Duration.ZERO)) {
                log.add(delivery);
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A failed delivery cannot be kept: " + delivery.subscription() + " key=" + delivery.key(), e);
        }
    }

    /** The reaction itself did not fail; the server's log has the reason. */
    static final class RolledBackAtCommit extends RuntimeException {
        RolledBackAtCommit() {
            super("The reaction was well, but its transaction was rolled back when it was to commit; the server's log says why.");
        }
    }
}
