package dev.orderflow.web.audit;

import dev.orderflow.audit.AuditLog;
import dev.orderflow.audit.DeedKind;
import dev.orderflow.web.login.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Does what an operator wants, and writes it down, in one transaction. The modules that do it know nothing of the list.
 *
 * <p>What customers do is done the same way, and not written down.
 */
@ApplicationScoped
@Transactional
public class Deeds {

    @Inject
    AuditLog log;

    @Inject
    Caller caller;

    /**
     * Does it.
     *
     * @param subject what it is done to
     * @param details what it is given, in short; null where there is nothing to say
     * @param reason why; null where nobody was asked
     */
    public <T> T done(DeedKind what, String subject, String details, String reason, Supplier<T> deed) {
        return done(what, subject, details, reason, deed, outcome -> true);
    }

    /** The same; what changed nothing, because it had been done before, is no deed. */
    public <T> T done(DeedKind what, String subject, String details, String reason, Supplier<T> deed, Predicate<T> isDeed) {
        T outcome = deed.get();
        if (caller.isOperator() && isDeed.test(outcome)) {
            record(what, subject, details, reason);
        }
        return outcome;
    }

    /** The same, of which nothing comes back. */
    public void done(DeedKind what, String subject, String details, String reason, Runnable deed) {
        done(what, subject, details, reason, () -> {
            deed.run();
            return what;
        });
    }

    /** The caller does it in the transaction that is under way. */
    @Transactional(TxType.MANDATORY)
    public void did(DeedKind what, String subject, String details) {
        record(what, subject, details, null);
    }

    private void record(DeedKind what, String subject, String details, String reason) {
        log.record(caller.name(), what, subject, Optional.ofNullable(details), Optional.ofNullable(reason));
    }
}
