package dev.orderflow.deadletters;

import dev.orderflow.rhythm.Rhythm;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Duration;

/** Removes what is older than failures are kept. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class OldFailuresTimer extends Rhythm {

    private static final Duration PERIOD = Duration.ofHours(1);

    @Inject
    OldFailures oldFailures;

    @Override
    protected String name() {
        return "The removal of old failures";
    }

    @Override
    protected Duration pause() {
        return PERIOD;
    }

    @Override
    protected void work() {
        oldFailures.remove();
    }
}
