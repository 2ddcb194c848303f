package dev.orderflow.imports;

import dev.orderflow.rhythm.Rhythm;
import dev.orderflow.settings.Node;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Looks on every node for an import that nobody works at, and runs a job for it; one at a time, so that an import has no more than one
 * transaction of this node. Where a run breaks off, by whatever, the import is found again when its lease is over.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN) // a run that ends does not wait for a look that is under way
@TransactionManagement(TransactionManagementType.BEAN) // the desk's transactions suffice
public class ImportRuns extends Rhythm {

    private static final Logger LOG = System.getLogger(ImportRuns.class.getPackageName());
    private static final String JOB = "import";
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    @Inject
    ImportDesk desk;

    @Inject
    Backlog backlog;

    @Inject
    @ConfigProperty(name = Node.VARIABLE, defaultValue = Node.DEFAULT)
    String node;

    private final AtomicReference<String> running = new AtomicReference<>();
    private volatile boolean begun;

    @Override
    protected String name() {
        return "The look for imports";
    }

    /** A wrong setting stops the start. */
    @Override
    protected boolean isWanted() {
        backlog.read();
        return true;
    }

    @Override
    protected Duration pause() {
        return BETWEEN;
    }

    @Override
    protected void work() {
        if (running.get() == null) {
            forgetLastLife();
            desk.discardSilentUploads();
            if (backlog.hasRoom()) {
                run();
            }
        }
    }

    private void forgetLastLife() {
        if (!begun) {
            desk.nodeStarted(node);
            begun = true;
        }
    }

    private void run() {
        String run = UUID.randomUUID().toString();
        Optional<Import> taken = desk.take(run, node);
        if (taken.isPresent()) {
            Properties parameters = new Properties();
            parameters.setProperty("importId", taken.get().id());
            parameters.setProperty("owner", run);
            running.set(run);
            try {
                BatchRuntime.getJobOperator().start(JOB, parameters);
            } catch (RuntimeException failure) {
                running.set(null);
                throw failure;
            }
        }
    }

    /** The run has ended. One that failed keeps its lease, so that the next comes when whatever is wrong has had some time. */
    public void ended(String importId, String run, boolean failed) {
        try {
            if (!failed) {
                desk.runEnded(importId, run);
            }
        } catch (RuntimeException failure) {
            // Then its lease has to run out.
            LOG.log(Level.WARNING, () -> "The end of a run was not noted: import=" + importId, failure);
        } finally {
            running.updateAndGet(it -> run.equals(it) ? null : it);
        }
    }
}
