package dev.orderflow.deadletters;

import java.time.Instant;

/**
 * A delivery that failed.
 *
 * @param attempt 1 for the first of a round
 * @param messageId the JMS message id of what was delivered; null where it had none
 * @param exception the class
 * @param rootCause class and message of the exception that led to all others
 * @param stack its beginning
 * @param node where it failed
 */
public record Attempt(
        int attempt, String messageId, Instant at, String exception, String message, String rootCause, String stack, String node) {}
