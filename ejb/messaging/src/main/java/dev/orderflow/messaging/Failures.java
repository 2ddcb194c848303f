package dev.orderflow.messaging;

import dev.orderflow.database.CurrentTransaction;
import dev.orderflow.database.Gate;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Tells the {@link FailureLog} of each delivery that failed: in the reaction, or when its transaction was to commit. Many deliveries may
 * share a transaction; those that are rolled back because of another delivery have not failed.
 *
 * <p>Nothing in here makes a delivery fail, or fail once more: what cannot be kept is in the server's log. While the gate is closed nothing
 * is kept, because the log needs what is away.
 */
@ApplicationScoped
public class Failures {

    private static final Logger LOG = System.getLogger(Failures.class.getPackageName());

    @Inject
    CurrentTransaction transaction;

    Executor afterwards;
    /** Null where the application has none. */
    private volatile FailureLog log;

    @PostConstruct
    void lookUp() {
        try {
            afterwards = InitialContext.<ManagedExecutorService>doLookup("java:comp/DefaultManagedExecutorService");
        } catch (NamingException e) {
            throw new IllegalStateException("The server has no ManagedExecutorService (Jakarta Concurrency 3.0, 3.1.4.2).", e);
        }
    }

    /**
     * From now on failures are kept there. The log is not injected: this class lies in a library of the EAR, and a library need not see
     * the beans of the modules (Jakarta EE Platform 10, 8.3). On WildFly it does, on Payara it does not.
     */
    public void keepIn(FailureLog failureLog) {
        log = failureLog;
    }

    /** The message is no event, and goes to its dead letters. Returns when that is kept. */
    void unreadable(Message message, String subscription, Gate gate, RuntimeException failure) {
        if (log != null) {
            keep(message, subscription, gate, failure);
        }
    }

    /**
     * The reaction failed, and its transaction will be rolled back. Returns when that is kept. Behind other deliveries of the transaction
     * it may be another's fault, whose statements were kept for later: each comes alone then, and the one that fails again is kept.
     */
    void failed(Message message, String subscription, Gate gate, RuntimeException failure) {
        if (log == null) {
            return;
        }
        outcome().ifPresentOrElse(it -> it.anotherFailed = true, () -> {
            if (!(failure instanceof BatchUnprepared)) {
                keep(message, subscription, gate, failure);
            }
        });
    }

    /** The reaction was well. Should its transaction be rolled back nevertheless, that is kept soon after. */
    void succeeded(Message message, String subscription, Gate gate) {
        if (log == null) {
            return;
        }
        outcome().ifPresentOrElse(it -> it.deliveries++, () -> {
            Outcome outcome = new Outcome(message, subscription, gate);
            transaction.put(Outcome.class, outcome);
            transaction.tell(outcome);
        });
    }

    private Optional<Outcome> outcome() {
        return transaction.find(Outcome.class, Outcome.class);
    }

    /**
     * What becomes of the deliveries of one transaction. Where there were several, nobody knows which of them was the reason for a rollback
     * at the end: each comes alone then, and the one that fails again is kept.
     */
    private final class Outcome implements Synchronization {

        private final Message first;
        private final String subscription;
        private final Gate gate;
        private int deliveries = 1;
        private boolean anotherFailed;

        private Outcome(Message first, String subscription, Gate gate) {
            this.first = first;
            this.subscription = subscription;
            this.gate = gate;
        }

        @Override
        public void beforeCompletion() {
            // It is about the outcome.
        }

        @Override
        public void afterCompletion(int status) {
            if (status != Status.STATUS_ROLLEDBACK || anotherFailed) {
                return;
            }
            LOG.log(Level.WARNING, () -> "Rolled back at commit: "
                    + (deliveries == 1 ? Delivery.describe(first, subscription) : "subscription=" + subscription + " deliveries="
                            + deliveries));
            if (deliveries == 1) {
                // The thread still carries the old transaction.
                afterwards.execute(() -> keep(first, subscription, gate, new RolledBackAtCommit()));
            }
        }
    }

    private void keep(Message message, String subscription, Gate gate, RuntimeException failure) {
        try {
            keep(FailedDelivery.of(message, subscription, failure), gate);
        } catch (JMSException | RuntimeException e) { // also what a client throws that is asked for a message of a connection that has gone
            LOG.log(Level.WARNING, "A failed delivery cannot be kept: subscription=" + subscription, e);
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
