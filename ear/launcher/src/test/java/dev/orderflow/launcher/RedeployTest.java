package dev.orderflow.launcher;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedeployTest {

    @Test
    @DisplayName("where nothing runs nothing is changed, and it is said how to start")
    void nothingRuns(@TempDir Path folder) throws Exception {
        Path ear = Files.writeString(folder.resolve("orderflow.ear"), "new");
        Path home = folder.resolve("home");

        assertThatThrownBy(() -> new Redeploy(home, folder, ear, Progress.SILENT).run())
                .isInstanceOf(LauncherFailure.class)
                .hasMessageContaining(home.toString())
                .hasMessageContaining("mvn -Prun")
                .hasMessageContaining(Settings.HOME);
    }
}
