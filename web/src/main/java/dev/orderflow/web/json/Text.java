package dev.orderflow.web.json;

import java.nio.charset.StandardCharsets;

/** What text the database can keep. */
public final class Text {

    private Text() {}

    /** Whether it has neither control characters (PostgreSQL refuses NUL) nor halves of surrogate pairs (UTF-8 refuses them). */
    public static boolean isClean(String text) {
        return text.codePoints().noneMatch(Character::isISOControl)
                && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
