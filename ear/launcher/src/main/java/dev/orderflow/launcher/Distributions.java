package dev.orderflow.launcher;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the archives of the servers lie, as the build downloaded them. PostgreSQL's binaries come with the class path.
 *
 * @param wildflyZip         {@code org.wildfly:wildfly-dist:zip}, or null where no application server is started
 * @param payaraZip          {@code fish.payara.distributions:payara:zip}, or null where it is not Payara that runs the application
 * @param payaraLibrariesJar {@code dev.orderflow:orderflow-payara}, likewise
 * @param artemisTarGz       {@code org.apache.artemis:apache-artemis:tar.gz:bin}, or null where no broker is started
 */
public record Distributions(Path wildflyZip, Path payaraZip, Path payaraLibrariesJar, Path artemisTarGz) {

    public static final String WILDFLY = "orderflow.dist.wildfly";
    public static final String PAYARA = "orderflow.dist.payara";
    public static final String PAYARA_LIBRARIES = "orderflow.dist.payara-libraries";
    public static final String ARTEMIS = "orderflow.dist.artemis";

    /** Reads the system properties, which the build sets; those of Payara where it is asked for it. */
    public static Distributions fromSystemProperties() {
        return new Distributions(path(WILDFLY), path(PAYARA), path(PAYARA_LIBRARIES), path(ARTEMIS));
    }

    private static Path path(String property) {
        String value = System.getProperty(property);
        return value == null || value.isBlank() || value.startsWith("${") ? null : Path.of(value);
    }

    Path wildfly() {
        return existing(WILDFLY, wildflyZip);
    }

    Path payara() {
        return existing(PAYARA, payaraZip);
    }

    Path payaraLibraries() {
        return existing(PAYARA_LIBRARIES, payaraLibrariesJar);
    }

    Path artemis() {
        return existing(ARTEMIS, artemisTarGz);
    }

    private static Path existing(String property, Path archive) {
        if (archive == null || !Files.isRegularFile(archive)) {
            throw new LauncherFailure("the system property " + property + " must name a server's archive, but is " + archive
                    + (property.startsWith(PAYARA)
                            ? ". The build has Payara with " + Settings.SERVER + "=payara, or -Dserver=payara." : ""));
        }
        return archive;
    }
}
