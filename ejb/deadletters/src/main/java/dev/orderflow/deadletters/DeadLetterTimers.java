package dev.orderflow.deadletters;

import dev.orderflow.database.Database;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** What goes on by itself: retries of many, looks at the queues, telling of new causes, and removing what is old. A wrong setting stops the start. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN) // a webhook that is slow must not hold up a retry
@TransactionManagement(TransactionManagementType.BEAN) // each is many transactions
public class DeadLetterTimers {

    private static final Logger LOG = System.getLogger(DeadLetterTimers.class.getPackageName());

    /** A look at long queues takes seconds; then the pause is so many times as long, within a bound. */
    private static final int PAUSE_AFTER_A_LOOK = 5;
    private static final Duration LONGEST_PAUSE_AFTER_A_LOOK = Duration.ofSeconds(30);

    private enum Job {
        RETRY(Duration.ofSeconds(1)),
        LOOK(Duration.ofSeconds(5)),
        TELL(Duration.ofSeconds(1)),
        TIDY(Duration.ofHours(1));

        private final Duration pause;

        Job(Duration pause) {
            this.pause = pause;
        }
    }

    @Resource
    TimerService timers;

    @Inject
    Database database;

    @Inject
    RetryRuns runs;

    @Inject
    GroupRetry groupRetry;

    @Inject
    QueueLook look;

    @Inject
    Webhook webhook;

    @Inject
    OldFailures oldFailures;

    @Inject
    EditApproval approval;

    @PostConstruct
    void begin() {
        webhook.check();
        approval.isNeeded();
        for (Job job : Job.values()) {
            next(job, job.pause);
        }
    }

    private void next(Job job, Duration pause) {
        timers.createSingleActionTimer(pause.toMillis(), new TimerConfig(job.name(), false));
    }

    @Timeout
    void run(Timer timer) {
        Job job = Job.valueOf((String) timer.getInfo());
        long begun = System.nanoTime();
        try {
            database.look();
            if (database.isReady()) {
                run(job);
            }
        } catch (RuntimeException failure) {
            // The broker or the database is away, most likely; the next time does what this one could not.
            LOG.log(Level.WARNING, "Dead letters: " + job + " did not get through.", failure);
        } finally {
            next(job, job == Job.LOOK ? pauseAfterALook(Duration.ofNanos(System.nanoTime() - begun)) : job.pause);
        }
    }

    private static Duration pauseAfterALook(Duration taken) {
        LOG.log(Level.DEBUG, "A look at the dead-letter queues took {0}", taken);
        long wanted = Math.max(taken.multipliedBy(PAUSE_AFTER_A_LOOK).toMillis(), Job.LOOK.pause.toMillis());
        return Duration.ofMillis(Math.min(wanted, LONGEST_PAUSE_AFTER_A_LOOK.toMillis()));
    }

    private void run(Job job) {
        switch (job) {
            case RETRY -> retry();
            case LOOK -> look.atAll();
            case TELL -> webhook.tellAll();
            case TIDY -> oldFailures.remove();
        }
    }

    /** Each a batch in turn, those included that begin meanwhile, until nothing is due of any for now. */
    private void retry() {
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
