package dev.orderflow.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("LAUNCHER-P3 What a killed run left behind")
class LeftoversTest {

    @TempDir
    Path folder;
    private final List<String> said = new ArrayList<>();
    private Process sleeping;

    @BeforeEach
    void leaveSomethingRunning() throws IOException {
        sleeping = new ProcessBuilder("sleep", "600").start();
    }

    @AfterEach
    void clear() {
        sleeping.destroyForcibly();
    }

    @Test
    @DisplayName("is stopped")
    void stopped() {
        try (Home home = Home.open(folder)) {
            new PidFile(home.pidFile("broker")).write(sleeping.toHandle());

            Leftovers.stop(home, said::add);

            assertThat(sleeping.isAlive()).isFalse();
            assertThat(said).containsExactly("stopping broker (pid " + sleeping.pid() + "), left over from a run that was killed");
            assertThat(home.pidFiles()).isEmpty();
        }
    }

    @Test
    @DisplayName("isn't mistaken for a process that has got the same number since")
    void anotherProcess() throws IOException {
        try (Home home = Home.open(folder)) {
            Files.writeString(home.pidFile("broker"), sleeping.pid() + " " + Instant.now().minusSeconds(3600) + "\n");

            Leftovers.stop(home, said::add);

            assertThat(sleeping.isAlive()).isTrue();
            assertThat(said).isEmpty();
            assertThat(home.pidFiles()).isEmpty();
        }
    }

    @Test
    @DisplayName("may be a pid file cut short")
    void cutShort() throws IOException {
        try (Home home = Home.open(folder)) {
            Files.writeString(home.pidFile("broker"), "");

            Leftovers.stop(home, said::add);

            assertThat(home.pidFiles()).isEmpty();
        }
    }
}
