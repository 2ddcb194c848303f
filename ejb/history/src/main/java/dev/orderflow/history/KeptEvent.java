package dev.orderflow.history;

import java.time.Instant;
import java.util.Optional;

/**
 * An event that is kept.
 *
 * @param position where it stands among all events that are kept; those with a lower one may become visible later
 * @param text the CloudEvent as it was received
 */
public record KeptEvent(long position, String id, Instant time, Optional<String> causationId, String text) {}
