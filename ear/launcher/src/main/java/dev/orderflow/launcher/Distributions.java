package dev.orderflow.launcher;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the archives of the servers lie, as the build downloaded them. PostgreSQL's binaries come with the class path.
 *
 * @param wildflyZip     {@code org.wildfly:wildfly-dist:zip}, or null where no application server is started
 * @param artemisTarGz   {@code org.apache.artemis:apache-artemis:tar.gz:bin}, or null where no broker is started
 */
public record Distributions(Path wildflyZip, Path artemisTarGz) {

    public static final String WILDFLY = "orderflow.dist.wildfly";
    public static final String ARTEMIS = "orderflow.dist.artemis";

    /** Reads the system properties {@value #WILDFLY} and {@value #ARTEMIS}, which the build sets. */
    public static Distributions fromSystemProperties() {
        return new Distributions(path(WILDFLY), path(ARTEMIS));
    }

    private static Path path(String property) {
        String value = System.getProperty(property);
        return value == null || value.isBlank() ? null : Path.of(value);
    }

    Path wildfly() {
        return existing(WILDFLY, wildflyZip);
    }

    Path artemis() {
        return existing(ARTEMIS, artemisTarGz);
    }

    private static Path existing(String property, Path archive) {
        if (archive == null || !Files.isRegularFile(archive)) {
            throw new LauncherFailure("the system property " + property + " must name a server's archive, but is " + archive);
        }
        return archive;
    }
}
