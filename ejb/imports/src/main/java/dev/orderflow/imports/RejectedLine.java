package dev.orderflow.imports;

/**
 * A line that no order came of.
 *
 * @param line its number in the file; the header has 1
 * @param message everything that is wrong with it
 */
public record RejectedLine(long line, String message) {

    private static final int LONGEST = 1000;

    /** Cuts a message that is too long to be kept. */
    public RejectedLine {
        message = message.length() <= LONGEST ? message : message.substring(0, LONGEST - 1) + "…";
    }
}
