package dev.orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.launcher.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Does what {@code ear/docs/deploying.md} says, block by block. Only places, ports and the name of the database are others here. */
@Tag("faults")
@DisplayName("The page about deploying")
class DeployingIT {

    private static final Path PAGE = Path.of("../docs/deploying.md").toAbsolutePath().normalize();
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(bash|sql)\\n(.*?)^```$");
    private static final Path PROJECT = PAGE.getParent().getParent().getParent();
    private static final Path HOME = Path.of(System.getProperty("orderflow.test.home")).resolveSibling("deployed");
    private static final Path LINK = linkToProject();
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(6);

    @Test
    @DisplayName("leads from stock servers to the first confirmed order")
    void firstOrder() throws Exception {
        try (Stack database = Stack.in(FreshHome.emptied(HOME)).withPostgres().withBroker().start()) {
            database.broker().stop();
            Path servers = withoutBlank(Files.createDirectories(HOME.resolve("stock")));
            copy(unpacked("wildfly-"), servers.resolve("wildfly"));

            for (String statement : blocks("sql").split(";\\s*")) {
                execute(database, statement.replace("orderflow", "deployed"));
            }
            String said = bash(script(database, servers));

            assertThat(said.lines().reduce((earlier, later) -> later)).as(said).get().asString().contains("\"status\":\"CONFIRMED\"");
        } finally {
            endOurs();
        }
    }

    /** The same place, where the project lies in a folder with a blank in its name by a link: the servers' own scripts take no blanks. */
    private static Path withoutBlank(Path place) {
        return place.toString().contains(" ") ? LINK.resolve(PROJECT.relativize(place)) : place;
    }

    private static Path linkToProject() {
        try {
            Path link = Files.createSymbolicLink(Files.createTempDirectory("deploying").resolve("project"), PROJECT);
            link.getParent().toFile().deleteOnExit();
            link.toFile().deleteOnExit();
            return link;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String blocks(String language) throws IOException {
        return BLOCK.matcher(Files.readString(PAGE)).results().filter(block -> block.group(1).equals(language))
                .map(MatchResult::group).map(text -> text.replaceAll("(?m)^```.*\\n?", "")).collect(Collectors.joining("\n"));
    }

    /** The page's commands, at our places. */
    private static String script(Stack database, Path servers) throws Exception {
        int offset = freeOffset();
        return blocks("bash")
                .replace("/path/to/this/project", withoutBlank(PROJECT).toString())
                .replace("/opt/apache-artemis-2.56.0", withoutBlank(unpacked("apache-artemis-")).toString())
                .replace("/var/lib/orderflow-broker", servers.resolve("broker").toString())
                .replace("/opt/wildfly-39.0.1.Final", servers.resolve("wildfly").toString())
                .replace("/path/to/postgresql-42.7.jar",
                        Path.of(Class.forName("org.postgresql.Driver").getProtectionDomain().getCodeSource().getLocation().toURI())
                                .toString())
                .replace("127.0.0.1:5432/orderflow", "127.0.0.1:" + database.postgres().port() + "/deployed")
                .replace("ORDERFLOW_DB_USER=orderflow", "ORDERFLOW_DB_USER=deployed")
                .replace("broker.port=61616", "broker.port=" + (61616 - offset))
                .replace("--require-login", "--require-login --http-port " + (8161 + offset))
                .replace("\"$ARTEMIS_INSTANCE/bin/artemis-service\" start",
                        "JAVA_ARGS_APPEND=-Dorderflow.broker.port=" + (61616 - offset) + " \"$ARTEMIS_INSTANCE/bin/artemis-service\" start")
                .replace("-c standalone-full.xml", "-c standalone-full.xml -Djboss.socket.binding.port-offset=" + offset)
                .replace("127.0.0.1:8080", "127.0.0.1:" + (8080 + offset))
                .replace("127.0.0.1:9990", "127.0.0.1:" + (9990 + offset));
    }

    private static int freeOffset() throws IOException {
        for (int offset = 11_000; offset < 30_000; offset += 500) {
            if (Stream.of(61616 - offset, 8161 + offset, 8080 + offset, 9990 + offset, 8443 + offset, 3528 + offset, 4712 + offset)
                    .allMatch(DeployingIT::isFree)) {
                return offset;
            }
        }
        throw new IOException("no free ports");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    /** The archive as it was unpacked: the launcher only reads it. */
    private static Path unpacked(String prefix) throws IOException {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("orderflow.servers")))) {
            return all.filter(path -> Files.isDirectory(path) && path.getFileName().toString().startsWith(prefix)).findFirst()
                    .orElseThrow();
        }
    }

    private static void copy(Path from, Path to) throws Exception {
        assertThat(new ProcessBuilder("cp", "-r", from.toString(), to.toString()).inheritIO().start().waitFor()).isZero();
    }

    private static void execute(Stack database, String statement) throws SQLException {
        if (!statement.isBlank()) {
            String user = database.credentials().get("db.admin.user");
            String password = database.credentials().get("db.admin.password");
            try (Connection connection = DriverManager.getConnection(database.postgres().url(), user, password);
                    Statement sql = connection.createStatement()) {
                sql.execute(statement);
            }
        }
    }

    private static String bash(String script) throws Exception {
        Path file = Files.writeString(HOME.resolve("deploying.sh"), script);
        Path output = HOME.resolve("deploying.txt");
        ProcessBuilder bash = new ProcessBuilder("bash", "-euo", "pipefail", file.toString()).redirectErrorStream(true)
                .redirectOutput(output.toFile());
        bash.environment().keySet().removeIf(name -> name.startsWith("ORDERFLOW_"));
        Process process = bash.start();
        boolean ended = process.waitFor(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS);
        process.destroyForcibly();
        String said = Files.readString(output);
        assertThat(ended && process.exitValue() == 0).as(said).isTrue();
        return said;
    }

    /** The servers go on when the script has ended; they are known by their place. */
    private static void endOurs() {
        Path stock = HOME.resolve("stock");
        // A server may tell its place without the link.
        List<String> places = List.of(stock.toString(), withoutBlank(stock).toString());
        List<ProcessHandle> ours = ProcessHandle.allProcesses()
                .filter(process -> places.stream().anyMatch(process.info().commandLine().orElse("")::contains))
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .toList();
        ours.forEach(ProcessHandle::destroyForcibly);
        ours.forEach(process -> process.onExit().join());
    }
}
