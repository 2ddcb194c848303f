package dev.orderflow.identity;

import dev.orderflow.rhythm.Rhythm;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Looks now and then whose logins are over. Without it a user who was removed on another node, and did nothing since, would be known again
 * when the database goes away.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class LoginWatch extends Rhythm {

    private static final Duration PERIOD = Duration.ofSeconds(20);

    @Inject
    Logins logins;

    @Override
    protected String name() {
        return "The look for logins that are over";
    }

    @Override
    protected Duration pause() {
        return PERIOD;
    }

    @Override
    protected void work() {
        logins.forgetThoseThatAreOver();
    }
}
