package dev.orderflow.launcher;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The makes of application server that run the EAR. */
public enum Server {
    WILDFLY, PAYARA;

    /** The system property by which a test run says which, {@code wildfly} where it doesn't. */
    public static final String PROPERTY = "orderflow.server";

    /** As a setting writes it. */
    String setting() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Server> of(String setting) {
        return Arrays.stream(values()).filter(server -> server.setting().equals(setting)).findFirst();
    }

    /** The one that the system property {@value #PROPERTY} names. */
    public static Server ofTheseTests() {
        String setting = System.getProperty(PROPERTY, WILDFLY.setting());
        return of(setting).orElseThrow(() -> new LauncherFailure("the system property " + PROPERTY + " names no server: " + setting));
    }
}
