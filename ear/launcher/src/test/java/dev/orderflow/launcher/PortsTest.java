package dev.orderflow.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Ports")
class PortsTest {

    @TempDir
    Path folder;
    private Path file;

    @BeforeEach
    void file() {
        file = folder.resolve("ports.properties");
    }

    @Test
    @DisplayName("found free are the same at the next run")
    void kept() {
        int port = new Ports(file).of("console");

        assertThat(new Ports(file).of("console")).isEqualTo(port);
        assertThat(new Ports(file).of("broker")).isNotEqualTo(port);
    }

    @Test
    @DisplayName("that somebody has taken meanwhile are replaced")
    void replaced() throws IOException {
        int port = new Ports(file).of("console");

        try (ServerSocket somebody = listenOn(port)) {
            assertThat(new Ports(file).of("console")).isNotEqualTo(somebody.getLocalPort());
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @DisplayName("that were chosen and are in use are refused with their number, the variable and who has them")
    void chosenPortInUse() throws IOException {
        try (ServerSocket somebody = listenOn(0)) {
            int port = somebody.getLocalPort();
            assertThatThrownBy(() -> Ports.requireFree("ORDERFLOW_HTTP_PORT", "127.0.0.1", port))
                    .isInstanceOf(LauncherFailure.class)
                    .hasMessageContaining("port " + port + " (ORDERFLOW_HTTP_PORT) is in use by java (pid "
                            + ProcessHandle.current().pid() + ")");
        }
    }

    @Test
    @DisplayName("that were chosen and are free are taken")
    void chosenPortFree() throws IOException {
        int port;
        try (ServerSocket somebody = listenOn(0)) {
            port = somebody.getLocalPort();
        }
        assertThatCode(() -> Ports.requireFree("ORDERFLOW_HTTP_PORT", "127.0.0.1", port)).doesNotThrowAnyException();
    }

    private static ServerSocket listenOn(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"));
    }
}
