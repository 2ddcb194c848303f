package dev.orderflow.events;

import java.time.Instant;
import java.util.Optional;

/**
 * An event of which only the envelope has been read: its type and version may be unknown here, its data may be anything.
 *
 * @param id unique among all events; a redelivery carries the same one
 * @param type the CloudEvents {@code type}
 * @param time when it happened
 * @param subject the order that it is about
 * @param causationId the id of the event that caused this one, empty for what came from outside
 * @param text all of it, as it was received
 */
public record UnopenedEvent(
        String id, String type, Instant time, String subject, Optional<String> causationId, String text) {}
