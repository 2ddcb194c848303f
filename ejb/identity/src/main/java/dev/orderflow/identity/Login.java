package dev.orderflow.identity;

import java.time.Instant;
import java.util.Optional;

/**
 * A login that was verified.
 *
 * @param version the user's version by then; {@link #OF_SETTINGS} where only the settings were asked
 * @param until the end of the token that verified the login; empty where a password verified it
 */
public record Login(String name, Role role, long version, Optional<Instant> until) {

    /** The version of a user whom the settings name, while the database cannot be asked. */
    public static final long OF_SETTINGS = 0;

    /** By a password. */
    public Login(String name, Role role, long version) {
        this(name, role, version, Optional.empty());
    }

    /** By a token of somebody who knows users of its own; it holds until then. */
    public static Login ofToken(String name, Role role, Instant until) {
        return new Login(name, role, OF_SETTINGS, Optional.of(until));
    }

    /** Whether it is over: the user is gone or another by now, or the token has ended; null where there is no such user. */
    boolean isOver(Long presentVersion, Instant now) {
        return until.map(end -> !now.isBefore(end)).orElseGet(() -> !isOf(presentVersion));
    }

    /** Whether it is one of the user whose present version that is; null where there is none. */
    boolean isOf(Long presentVersion) {
        return presentVersion != null && (version == OF_SETTINGS || version == presentVersion);
    }
}
