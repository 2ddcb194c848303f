package dev.orderflow.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A program that refuses to run as root")
class UnprivilegedTest {

    @TempDir
    Path onlyForTheOwner;

    @Test
    @DisplayName("runs as somebody else, in the process that was started, and passes folders that only root may enter")
    void notRoot() throws IOException, InterruptedException {
        assumeTrue("root".equals(System.getProperty("user.name")));
        Path data = Files.createDirectory(onlyForTheOwner.resolve("data"));
        List<Unprivileged> ways = Unprivileged.ways().toList();

        assertThat(ways).isNotEmpty();
        for (Unprivileged way : ways) {
            way.own(data);
            Process process = new ProcessBuilder(
                    way.command("sh", "-c", "id -u; echo $$; test -w '" + data + "' && touch '" + data + "/made' && echo writes")).start();
            String[] lines = new String(process.getInputStream().readAllBytes(), UTF_8).split("\n");
            assertThat(process.waitFor()).as("%s", way).isZero();
            assertThat(lines).containsExactly("65534", Long.toString(process.pid()), "writes");
        }
    }
}
