package dev.orderflow.rhythm;

import dev.orderflow.database.Database;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Duration;

/**
 * Work that every node does again and again while the application runs: after a pause, and then after the next, so that no time overtakes
 * the one before.
 *
 * <p>A module extends it by a singleton that starts with the application and manages its transactions itself. On Payara the work must leave
 * what it stores and sends to enterprise beans; an architecture rule, which says why, sees to that.
 */
public abstract class Rhythm {

    @Resource
    TimerService timers;

    @Inject
    Database database;

    /** What is done, as the log calls it where it fails. */
    protected abstract String name();

    /** Before the first time, and between the end of one and the next. A wrong setting that is found here stops the start. */
    protected abstract Duration pause();

    /** Is done once. What it throws is logged, and the next time does what this one could not. */
    protected abstract void work();

    /** Whether it is to be done at all; asked once, at the start. */
    protected boolean isWanted() {
        return true;
    }

    /** Whether there is anything to do this time. Asked before the database, which is left alone where there is not. */
    protected boolean isDue() {
        return true;
    }

    @PostConstruct
    void begin() {
        if (isWanted()) {
            waitForNext();
        }
    }

    @Timeout
    void time() {
        try {
            if (isDue() && isReady()) {
                work();
            }
        } catch (RuntimeException failure) {
            // The broker or the database has gone away meanwhile, most likely.
            System.getLogger(getClass().getPackageName()).log(Level.WARNING, name() + " did not get through; it is tried again.", failure);
        } finally {
            waitForNext();
        }
    }

    private boolean isReady() {
        database.look();
        return database.isReady();
    }

    private void waitForNext() {
        timers.createSingleActionTimer(pause().toMillis(), new TimerConfig(null, false));
    }
}
