package dev.orderflow.deadletters;

import java.time.Instant;
import java.util.Optional;

/**
 * A message that came into a dead-letter queue.
 *
 * @param arrivedAs tells one coming from another, also of a message that keeps its JMS message id
 * @param saidCause what the message itself says about its cause
 * @param body bytes that are no text in UTF-8 as a data: address (RFC 2397); null where it is neither text nor bytes
 * @param properties a JSON object
 */
public record Arrival(
        String subscription,
        String key,
        String messageId,
        String arrivedAs,
        String type,
        String subject,
        Optional<String> saidCause,
        Instant happenedAt,
        String body,
        String properties) {}
