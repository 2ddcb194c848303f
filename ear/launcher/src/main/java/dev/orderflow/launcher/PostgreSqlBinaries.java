package dev.orderflow.launcher;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Properties;

/** PostgreSQL built for this kind of machine, an archive on the class path. */
record PostgreSqlBinaries(String archive, String version) {

    static PostgreSqlBinaries ofThisMachine() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static PostgreSqlBinaries of(String osName, String architecture) {
        String os = osName.toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : osName.toLowerCase(Locale.ROOT);
        String processor = switch (architecture) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> architecture;
        };
        PostgreSqlBinaries binaries = new PostgreSqlBinaries("/postgres-" + os + "-" + processor + ".txz", builtWith("postgresql.version"));
        if (PostgreSqlBinaries.class.getResource(binaries.archive) == null) {
            throw new LauncherFailure("there is no PostgreSQL for " + osName + " on " + architecture + " here. Run one yourself and set "
                    + Settings.DB + "_URL, " + Settings.DB + "_USER and " + Settings.DB + "_PASSWORD.");
        }
        return binaries;
    }

    private static String builtWith(String property) {
        try (InputStream file = PostgreSqlBinaries.class.getResourceAsStream("/launcher.properties")) {
            Properties properties = new Properties();
            properties.load(file);
            return properties.getProperty(property);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    InputStream open() {
        return new BufferedInputStream(PostgreSqlBinaries.class.getResourceAsStream(archive));
    }
}
