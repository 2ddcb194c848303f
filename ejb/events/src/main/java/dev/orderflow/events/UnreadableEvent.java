package dev.orderflow.events;

/**
 * A message that no redelivery can mend: not JSON, not a CloudEvent, of an unknown type or version, or against its schema.
 */
public final class UnreadableEvent extends RuntimeException {

    private static final int LONGEST_MESSAGE = 1000;

    /** The message says what is wrong in one sentence. */
    public UnreadableEvent(String message) {
        super(oneShortLine(message));
    }

    /** As above, with what the parser said. */
    public UnreadableEvent(String message, Throwable cause) {
        super(oneShortLine(message), cause);
    }

    /** It quotes what strangers have sent, and travels in a log line and in a property of the dead letter. */
    private static String oneShortLine(String message) {
        String line = message.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= LONGEST_MESSAGE ? line : line.substring(0, LONGEST_MESSAGE - 1) + "…";
    }
}
