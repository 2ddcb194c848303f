package dev.orderflow.imports;

import java.util.Optional;

/**
 * A line that no order came of.
 *
 * @param line its number in the file; the header has 1
 * @param message everything that is wrong with it
 * @param content what it says; empty where it is no text, or was rejected before that was kept
 */
public record RejectedLine(long line, String message, Optional<String> content) {

    private static final int LONGEST = 1000;
    private static final int LONGEST_CONTENT = 4000;

    /** Cuts what is too long to be kept. */
    public RejectedLine {
        message = cut(message, LONGEST);
        // PostgreSQL keeps no text with this character.
        content = content.map(it -> cut(it.replace('\0', '\ufffd'), LONGEST_CONTENT));
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        // Half of a character is none.
        int end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return text.substring(0, end) + "…";
    }
}
