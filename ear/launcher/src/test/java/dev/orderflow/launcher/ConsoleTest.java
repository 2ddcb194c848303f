package dev.orderflow.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The console")
class ConsoleTest {

    @TempDir
    Path folder;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    @DisplayName("doesn't know the console of a broker that somebody else runs")
    void somebodyElsesBroker() {
        try (Home home = Home.open(folder)) {
            Credentials credentials = Credentials.in(home.credentialsFile());
            credentials.put(Map.of("app.url", "http://127.0.0.1:8080", "console.url", "http://127.0.0.1:8161/console"));
            credentials.use("broker", new ExternalService("tcp://broker:61616", "orderflow", "secret"));

            new Console(new PrintStream(printed, true, StandardCharsets.UTF_8)).running(credentials, home);

            assertThat(printed.toString(StandardCharsets.UTF_8)).contains("Application").doesNotContain("  Console", "8161");
        }
    }

    @Test
    @DisplayName("says where everything is, with three lines to paste and no password")
    void running() {
        try (Home home = Home.open(folder)) {
            Credentials credentials = Credentials.in(home.credentialsFile());
            credentials.put(Map.of("app.url", "http://127.0.0.1:8080", "console.url", "http://127.0.0.1:8161/console"));

            new Console(new PrintStream(printed, true, StandardCharsets.UTF_8)).running(credentials, home);

            String text = printed.toString(StandardCharsets.UTF_8);
            assertThat(text).contains("http://127.0.0.1:8080", "http://127.0.0.1:8161/console", home.credentialsFile().toString(),
                    "Ctrl-C stops everything.");
            assertThat(text.lines().filter(line -> line.startsWith("  curl "))).hasSize(3)
                    .allMatch(line -> line.contains("$(sed -n 's/^") && line.contains(home.credentialsFile().toString()));
            for (String who : List.of("operator", "customer", "console", "broker", "db")) {
                assertThat(text).doesNotContain(credentials.get(who + ".password"));
            }
            assertThat(text).doesNotContain("\u001b");
        }
    }
}
