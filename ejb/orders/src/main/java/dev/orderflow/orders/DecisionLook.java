package dev.orderflow.orders;

import dev.orderflow.rhythm.Rhythm;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Duration;

/** Looks twice a second for what other nodes have decided, while somebody waits on this one. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class DecisionLook extends Rhythm {

    private static final Duration PAUSE = Duration.ofMillis(500);

    @Inject
    DecisionWatch watch;

    @Override
    protected String name() {
        return "The look for decisions of other nodes";
    }

    @Override
    protected Duration pause() {
        return PAUSE;
    }

    @Override
    protected boolean isDue() {
        return watch.count() > 0;
    }

    @Override
    protected void work() {
        watch.look();
    }
}
