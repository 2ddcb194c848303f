package dev.orderflow.reconciliation;

import dev.orderflow.database.Database;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Makes one pass after the other, with the time of the settings in between. A wrong setting stops the start. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN) // a pass is many transactions
public class ReconciliationTimer {

    private static final Logger LOG = System.getLogger(ReconciliationTimer.class.getPackageName());

    @Resource
    TimerService timers;

    @Inject
    Database database;

    @Inject
    Reconciliation reconciliation;

    @Inject
    Patience patience;

    @PostConstruct
    void nextPass() {
        timers.createSingleActionTimer(patience.between().toMillis(), new TimerConfig(null, false));
    }

    @Timeout
    void pass() {
        try {
            database.look();
            if (database.isReady()) {
                reconciliation.pass();
            }
        } catch (RuntimeException failure) {
            // The broker is away, most likely; the next pass does what this one could not.
            LOG.log(Level.WARNING, "The reconciliation did not get through.", failure);
        } finally {
            nextPass();
        }
    }
}
