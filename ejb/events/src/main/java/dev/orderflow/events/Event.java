package dev.orderflow.events;

import java.time.Instant;
import java.util.Optional;

/**
 * A fact with its envelope.
 *
 * @param id unique among all events (a UUID); a redelivery carries the same one
 * @param time when it happened, to the millisecond
 * @param causationId the id of the event that caused this one, empty for what came from outside
 */
public record Event(String id, Instant time, Optional<String> causationId, Fact fact) {

    /** What kind of event this is. */
    public EventType type() {
        return EventType.of(fact);
    }
}
