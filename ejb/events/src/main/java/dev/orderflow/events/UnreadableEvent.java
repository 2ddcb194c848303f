package dev.orderflow.events;

/**
 * A message that no redelivery can mend: not JSON, not a CloudEvent, of an unknown type or version, or against its schema.
 */
public final class UnreadableEvent extends RuntimeException {

    /** The message says what is wrong in one sentence. */
    public UnreadableEvent(String message) {
        super(message);
    }

    /** As above, with what the parser said. */
    public UnreadableEvent(String message, Throwable cause) {
        super(message, cause);
    }
}
