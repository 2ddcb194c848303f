package dev.orderflow.messaging;

import dev.orderflow.events.EventJson;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;

/** What is injected everywhere but written by others. */
@Dependent
class Platform {

    /** Ticks in milliseconds, which is what events and the database keep: a time read back equals the time written. */
    @Produces
    @Singleton
    static Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    @Produces
    @Singleton
    static EventJson eventJson() {
        return new EventJson();
    }
}
