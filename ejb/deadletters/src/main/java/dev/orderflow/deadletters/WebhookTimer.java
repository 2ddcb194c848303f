package dev.orderflow.deadletters;

import dev.orderflow.rhythm.Rhythm;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Duration;

/** Tells of new causes, in its own time: a receiver that is slow holds up no retry. A wrong setting stops the start. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN) // each cause is a transaction
public class WebhookTimer extends Rhythm {

    private static final Duration PERIOD = Duration.ofSeconds(1);

    @Inject
    Webhook webhook;

    @Override
    protected String name() {
        return "Telling of new causes";
    }

    @Override
    protected boolean isWanted() {
        webhook.check();
        return true;
    }

    @Override
    protected Duration pause() {
        return PERIOD;
    }

    @Override
    protected void work() {
        webhook.tellAll();
    }
}
