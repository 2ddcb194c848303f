package dev.orderflow.identity;

import java.nio.charset.StandardCharsets;

/** What a user may be called. */
public final class UserName {

    /** In characters. */
    public static final int LONGEST = 64;

    /** What is wrong with a name that no user may have, to be put after the name of the field or variable. */
    public static final String RULE =
            "must have 1 to " + LONGEST + " characters, none of them a colon or a control character";

    private UserName() {}

    /** Whether it is short enough, HTTP Basic can carry it, which ends a name at the first colon, and the database can keep it. */
    public static boolean isPossible(String name) {
        return !name.isBlank()
                && name.length() <= LONGEST
                && name.indexOf(':') < 0
                && name.codePoints().noneMatch(Character::isISOControl)
                && StandardCharsets.UTF_8.newEncoder().canEncode(name);
    }
}
