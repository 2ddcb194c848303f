package dev.orderflow.audit;

import dev.orderflow.rhythm.Rhythm;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/** Removes what is older than the list is kept. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class AuditTidy extends Rhythm {

    private static final Duration PERIOD = Duration.ofHours(1);

    @Inject
    AuditLog log;

    @Inject
    Clock clock;

    @Override
    protected String name() {
        return "The removal of old entries from the audit list";
    }

    @Override
    protected Duration pause() {
        return PERIOD;
    }

    @Override
    protected void work() {
        log.removeBefore(clock.instant().minus(AuditLog.KEPT));
    }
}
