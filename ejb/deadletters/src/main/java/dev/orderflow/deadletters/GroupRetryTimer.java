package dev.orderflow.deadletters;

import dev.orderflow.rhythm.Rhythm;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** Goes on with the retries of many. A wrong setting stops the start. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN) // each batch is a transaction
public class GroupRetryTimer extends Rhythm {

    private static final Logger LOG = System.getLogger(GroupRetryTimer.class.getPackageName());
    private static final Duration PERIOD = Duration.ofSeconds(1);

    @Inject
    RetryRuns runs;

    @Inject
    GroupRetry groupRetry;

    @Inject
    EditApproval approval;

    @Override
    protected String name() {
        return "The retry of many dead letters";
    }

    @Override
    protected boolean isWanted() {
        approval.isNeeded();
        return true;
    }

    @Override
    protected Duration pause() {
        return PERIOD;
    }

    /** Each a batch in turn, those included that begin meanwhile, until nothing is due of any for now. */
    @Override
    protected void work() {
        while (runs.running().stream().mapToInt(this::batch).sum() > 0) {
            LOG.log(Level.DEBUG, "Retries go on");
        }
    }

    /** One that fails does not keep the others from going on. */
    private int batch(String run) {
        try {
            return groupRetry.batch(run);
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "Dead letters: a batch of retry " + run + " did not get through; it is tried again.", failure);
            return 0;
        }
    }
}
