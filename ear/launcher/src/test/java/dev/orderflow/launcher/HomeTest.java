package dev.orderflow.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A home")
class HomeTest {

    @TempDir
    Path folder;

    @Test
    @DisplayName("that another run holds is refused with that run's process")
    void held() {
        try (Home home = Home.open(folder)) {
            assertThatThrownBy(() -> Home.open(home.directory())).isInstanceOf(LauncherFailure.class)
                    .hasMessageContaining(folder + " is in use").hasMessageContaining("pid " + ProcessHandle.current().pid())
                    .hasMessageContaining("ORDERFLOW_HOME");
        }
    }

    @Test
    @DisplayName("can be taken again when it was given back")
    void givenBack() {
        Home.open(folder).close();

        try (Home home = Home.open(folder)) {
            assertThat(home.directory()).isEqualTo(folder);
        }
    }

    @Test
    @DisplayName("where nothing can be written is refused with the variable's name")
    void notWritable() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> Home.open(file.resolve("home"))).isInstanceOf(BadSetting.class)
                .hasMessageStartingWith("ORDERFLOW_HOME ").hasMessageContaining(file.toString());
    }

    @Test
    @DisplayName("remembers what is done once")
    void remembers() {
        try (Home home = Home.open(folder)) {
            assertThat(home.remembers("loaded")).isFalse();
            home.remember("loaded");
            assertThat(home.remembers("loaded")).isTrue();
        }
    }
}
