package dev.orderflow.identity;

import dev.orderflow.database.Database;
import dev.orderflow.database.DatabaseOutage;
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
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Looks now and then whose logins are over. Without it a user who was removed on another node, and did nothing since, would be known again
 * when the database goes away.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class LoginWatch {

    private static final Logger LOG = System.getLogger(LoginWatch.class.getPackageName());
    private static final long PERIOD_SECONDS = 20;

    @Resource
    ManagedScheduledExecutorService scheduler;

    @Inject
    Logins logins;

    @Inject
    Database database;

    private Future<?> looks;

    @PostConstruct
    void begin() {
        looks = scheduler.scheduleWithFixedDelay(this::look, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void end() {
        looks.cancel(true);
    }

    private void look() {
        database.look();
        if (!database.isReady()) {
            return;
        }
        try {
            logins.forgetThoseThatAreOver();
        } catch (RuntimeException failure) {
            // What is thrown out of here ends all further looks.
            Level level = DatabaseOutage.isIn(failure) ? Level.DEBUG : Level.ERROR;
            LOG.log(level, "It is not known whose logins are over.", failure);
        }
    }
}
