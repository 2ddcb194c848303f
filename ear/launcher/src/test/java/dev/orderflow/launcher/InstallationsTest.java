package dev.orderflow.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A server's archive")
class InstallationsTest {

    @TempDir
    Path folder;
    private final List<String> said = new CopyOnWriteArrayList<>();

    @Test
    @DisplayName("LAUNCHER-P4 is unpacked once, however many ask for it at the same time")
    void once() throws IOException {
        Path zip = zip("wildfly-39/bin/standalone.sh");

        List<Path> homes = IntStream.range(0, 4).parallel()
                .mapToObj(i -> new Installations(folder.resolve("servers"), said::add).wildfly(zip)).toList();

        assertThat(homes).containsOnly(folder.resolve("servers/wildfly-39"));
        assertThat(homes.get(0).resolve("bin/standalone.sh")).isExecutable().hasContent("content");
        assertThat(said).containsExactly("unpacking wildfly-39 (first time only)");
    }

    @Test
    @DisplayName("LAUNCHER-P3 is unpacked anew where the last run was killed at it")
    void unfinished() throws IOException {
        Path zip = zip("wildfly-39/bin/standalone.sh");
        Path rest = Files.createDirectories(folder.resolve("servers/wildfly-39.unpacking/bin")).resolve("standalone.sh");
        Files.writeString(rest, "half a fi");

        Path home = new Installations(folder.resolve("servers"), said::add).wildfly(zip);

        assertThat(home.resolve("bin/standalone.sh")).hasContent("content");
        assertThat(rest).doesNotExist();
    }

    @Test
    @DisplayName("may not write beside its folder")
    void outside() throws IOException {
        Path zip = zip("wildfly-39/../../evil");

        assertThatThrownBy(() -> new Installations(folder.resolve("servers"), said::add).wildfly(zip))
                .isInstanceOf(LauncherFailure.class).hasMessageContaining("points out of its folder");
    }

    @Test
    @DisplayName("of PostgreSQL is there for the usual machines, and another machine is told what to do")
    void postgresql() {
        assertThat(PostgreSqlBinaries.of("Linux", "amd64").version()).matches("\\d+\\.\\d+.*");
        assertThat(PostgreSqlBinaries.of("Linux", "aarch64").archive()).endsWith("arm_64.txz");
        assertThatThrownBy(() -> PostgreSqlBinaries.of("Linux", "s390x")).isInstanceOf(LauncherFailure.class)
                .hasMessageContaining("ORDERFLOW_DB_URL");
    }

    private Path zip(String entry) throws IOException {
        Path zip = folder.resolve("wildfly-dist-39.zip");
        try (OutputStream file = Files.newOutputStream(zip); ZipOutputStream out = new ZipOutputStream(file)) {
            out.putNextEntry(new ZipEntry(entry));
            out.write("content".getBytes(StandardCharsets.UTF_8));
        }
        return zip;
    }
}
