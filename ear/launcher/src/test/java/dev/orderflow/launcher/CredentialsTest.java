package dev.orderflow.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The credentials")
class CredentialsTest {

    @TempDir
    Path folder;
    private Path file;

    @BeforeEach
    void file() {
        file = folder.resolve("credentials.properties");
    }

    @Test
    @DisplayName("LAUNCHER-P5 can be read by their owner alone")
    void onlyTheOwner() throws IOException {
        Credentials.in(file).put(Map.of("app.url", "http://127.0.0.1:8080"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(folder).isDirectoryContaining(path -> path.equals(file)).isDirectoryNotContaining(path -> !path.equals(file));
    }

    @Test
    @DisplayName("LAUNCHER-P5 have a password of their own for everybody, another one in every home")
    void random() {
        Set<String> passwords = new HashSet<>();
        for (Path home : List.of(file, folder.resolve("other.properties"))) {
            Credentials credentials = Credentials.in(home);
            for (String who : List.of("operator", "customer", "console", "broker", "db", "db.admin")) {
                passwords.add(credentials.get(who + ".password"));
            }
        }
        assertThat(passwords).hasSize(12).allMatch(password -> password.matches("[A-Za-z0-9]{24}"));
    }

    @Test
    @DisplayName("stay the same at the next run")
    void kept() {
        String password = Credentials.in(file).get("operator.password");

        assertThat(Credentials.in(file).get("operator.password")).isEqualTo(password);
    }

    @Test
    @DisplayName("are plain lines that sed and a person can read")
    void plainLines() throws IOException {
        Credentials.in(file).put(Map.of("db.url", "jdbc:postgresql://127.0.0.1:5432/orderflow"));

        assertThat(Files.readAllLines(file))
                .contains("customer.user=c-1", "operator.user=operator", "db.url=jdbc:postgresql://127.0.0.1:5432/orderflow");
    }

    @Test
    @DisplayName("show a database that somebody else runs as long as it is used, and keep the login of our own")
    void somebodyElsesDatabase() {
        String own = Credentials.in(file).get("db.password");

        Credentials credentials = Credentials.in(file);
        credentials.use("db", new ExternalService("jdbc:postgresql://db/shop", "shop", "theirs\\"));
        assertThat(credentials.get("db.password")).isEqualTo("theirs\\");

        Credentials next = Credentials.in(file);
        assertThat(next.get("db.user")).isEqualTo("orderflow");
        assertThat(next.get("db.password")).isEqualTo(own);
    }
}
