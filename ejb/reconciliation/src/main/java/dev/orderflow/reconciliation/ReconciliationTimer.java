package dev.orderflow.reconciliation;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
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
@DependsOn("ReconciliationSchema")
@TransactionManagement(TransactionManagementType.BEAN) // a pass is many transactions
public class ReconciliationTimer {

    private static final Logger LOG = System.getLogger(ReconciliationTimer.class.getPackageName());

    @Resource
    TimerService timers;

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
            reconciliation.pass();
        } catch (RuntimeException failure) {
            // Database or broker are away, most likely; the next pass does what this one could not.
            LOG.log(Level.WARNING, "The reconciliation did not get through.", failure);
        } finally {
            nextPass();
        }
    }
}
