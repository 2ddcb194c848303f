package dev.orderflow.identity;

import dev.orderflow.rhythm.Rhythm;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Duration;

/** Removes sessions that are over. They let nobody in before that either. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class SessionTidy extends Rhythm {

    private static final Duration PERIOD = Duration.ofMinutes(10);

    @Inject
    SessionDesk desk;

    @Override
    protected String name() {
        return "The removal of sessions that are over";
    }

    @Override
    protected Duration pause() {
        return PERIOD;
    }

    @Override
    protected void work() {
        desk.removeOverdue();
    }
}
