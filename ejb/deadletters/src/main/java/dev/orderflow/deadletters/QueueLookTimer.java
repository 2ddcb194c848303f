package dev.orderflow.deadletters;

import dev.orderflow.rhythm.Rhythm;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Duration;

/** Looks at the dead-letter queues. A look at long queues takes seconds; then the pause is so many times as long, within a bound. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN) // each queue is a transaction
public class QueueLookTimer extends Rhythm {

    private static final Duration PERIOD = Duration.ofSeconds(5);
    private static final int TIMES_AS_LONG = 5;
    private static final Duration LONGEST = Duration.ofSeconds(30);

    @Inject
    QueueLook look;

    private Duration taken = Duration.ZERO;

    @Override
    protected String name() {
        return "The look at the dead-letter queues";
    }

    @Override
    protected Duration pause() {
        Duration wanted = taken.multipliedBy(TIMES_AS_LONG);
        if (wanted.compareTo(PERIOD) < 0) {
            return PERIOD;
        }
        return wanted.compareTo(LONGEST) < 0 ? wanted : LONGEST;
    }

    @Override
    protected void work() {
        long begun = System.nanoTime();
        try {
            look.atAll();
        } finally {
            taken = Duration.ofNanos(System.nanoTime() - begun);
        }
    }
}
