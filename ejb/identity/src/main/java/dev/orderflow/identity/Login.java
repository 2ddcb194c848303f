package dev.orderflow.identity;

/**
 * A login that was verified.
 *
 * @param version the user's version by then; {@link #OF_SETTINGS} where only the settings were asked
 */
public record Login(String name, Role role, long version) {

    /** The version of a user whom the settings name, while the database cannot be asked. */
    public static final long OF_SETTINGS = 0;

    /** Whether it is one of the user whose present version that is; null where there is none. */
    boolean isOf(Long presentVersion) {
        return presentVersion != null && (version == OF_SETTINGS || version == presentVersion);
    }
}
