package dev.orderflow.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NoSecretsTest {

    @Test
    @DisplayName("every password in the set-up of the servers is an expression, read from the environment at the start")
    void passwords() throws IOException, URISyntaxException {
        Path resources = Path.of(getClass().getResource("/wildfly/orderflow.cli").toURI()).getParent().getParent();
        try (Stream<Path> files = Files.walk(resources).filter(Files::isRegularFile)) {
            List<String> assignments = files.flatMap(NoSecretsTest::lines)
                    .flatMap(line -> Stream.of(line.split("[ ,(:;]")))
                    .filter(word -> word.matches("(?i)[a-z-]*password=.*"))
                    .toList();
            assertThat(assignments).isNotEmpty().allMatch(word -> word.matches("(?i)[a-z-]*password=\"?\\$\\{(env\\.|ENV=).*"));
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
