package dev.orderflow.audit;

import dev.orderflow.database.Database;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Removes what is older than the list is kept. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class AuditTidy {

    private static final Logger LOG = System.getLogger(AuditTidy.class.getPackageName());

    @Resource
    ManagedScheduledExecutorService scheduler;

    @Inject
    AuditLog log;

    @Inject
    Database database;

    @Inject
    Clock clock;

    private Future<?> tidying;

    @PostConstruct
    void begin() {
        tidying = scheduler.scheduleWithFixedDelay(this::tidy, 1, 24, TimeUnit.HOURS);
    }

    @PreDestroy
    void end() {
        tidying.cancel(true);
    }

    private void tidy() {
        database.look();
        if (!database.isReady()) {
            return;
        }
        try {
            log.removeBefore(clock.instant().minus(AuditLog.KEPT));
        } catch (RuntimeException failure) {
            // What is thrown out of here ends all further tidying; tomorrow does what today could not.
            LOG.log(Level.WARNING, "Old entries of the audit list could not be removed.", failure);
        }
    }
}
