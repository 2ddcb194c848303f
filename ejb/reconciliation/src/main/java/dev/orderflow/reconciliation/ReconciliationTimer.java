package dev.orderflow.reconciliation;

import dev.orderflow.rhythm.Rhythm;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Duration;

/** Makes one pass after the other, with the time of the settings in between. A wrong setting stops the start. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN) // a pass is many transactions
public class ReconciliationTimer extends Rhythm {

    @Inject
    Reconciliation reconciliation;

    @Inject
    Patience patience;

    @Override
    protected String name() {
        return "The reconciliation";
    }

    @Override
    protected Duration pause() {
        return patience.between();
    }

    @Override
    protected void work() {
        reconciliation.pass();
    }
}
