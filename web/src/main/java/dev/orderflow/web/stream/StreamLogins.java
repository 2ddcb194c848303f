package dev.orderflow.web.stream;

import dev.orderflow.identity.Logins;
import dev.orderflow.identity.SessionDesk;
import dev.orderflow.rhythm.Rhythm;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Duration;

/** Ends the streams of users who have changed on other nodes or by a statement in the database, and of sessions that are over. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class StreamLogins extends Rhythm {

    @Inject
    Streams streams;

    @Inject
    Heartbeat heartbeat;

    @Inject
    Logins logins;

    @Inject
    SessionDesk sessions;

    @Override
    protected String name() {
        return "The look for streams whose logins are over";
    }

    @Override
    protected Duration pause() {
        return heartbeat.between();
    }

    @Override
    protected boolean isDue() {
        return !streams.owners().isEmpty();
    }

    @Override
    protected void work() {
        logins.over(streams.owners()).forEach(streams::endThoseOf);
        streams.tokens().stream().filter(token -> sessions.look(token).isEmpty()).forEach(streams::endThoseOfSession);
    }
}
