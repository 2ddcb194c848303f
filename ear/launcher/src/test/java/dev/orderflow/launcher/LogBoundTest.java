package dev.orderflow.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogBoundTest {

    @TempDir
    Path folder;

    @Test
    @DisplayName("a log that has become too large begins anew, and what was in it is kept beside it")
    void beginsAnew() throws Exception {
        Path log = folder.resolve("part.log");
        LogBound bound = new LogBound(log, 100);

        // A process that has the log open all along.
        Process process = new ProcessBuilder("sh", "-c", "printf '%0200d' 0; read line; printf after")
                .redirectOutput(Redirect.appendTo(log.toFile())).start();
        try (var tells = process.outputWriter()) {
            for (long size = 0; size < 200; size = Files.size(log)) {
                Thread.onSpinWait();
            }
            bound.keep();
            tells.write("go on\n");
        }
        process.waitFor();

        assertThat(bound.hasBegunAnew()).isTrue();
        assertThat(log).hasContent("after");
        assertThat(folder.resolve("part.log.1")).hasSize(200);
    }

    @Test
    @DisplayName("a small log, and one that is not there, are left alone")
    void small() throws IOException {
        Path log = Files.writeString(folder.resolve("part.log"), "little");

        new LogBound(log, 100).keep();
        new LogBound(folder.resolve("none.log"), 100).keep();

        assertThat(log).hasContent("little");
        assertThat(folder.resolve("part.log.1")).doesNotExist();
        assertThat(folder.resolve("none.log")).doesNotExist();
    }
}
