package dev.orderflow.web.http;

import java.nio.charset.StandardCharsets;

/** What text the database can keep. */
public final class Text {

    private Text() {}

    /** Whether it has neither NUL, which PostgreSQL refuses, nor halves of surrogate pairs, which UTF-8 refuses. */
    static boolean canBeKept(String text) {
        return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    /** Whether it can be kept, and has no control characters. */
    public static boolean isClean(String text) {
        return text.codePoints().noneMatch(Character::isISOControl) && canBeKept(text);
    }
}
