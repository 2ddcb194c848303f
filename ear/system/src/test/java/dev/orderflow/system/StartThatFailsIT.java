package dev.orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.launcher.PartFailed;
import dev.orderflow.launcher.Stack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Deploys to a server that is running, as the administrator of a stock WildFly does: there timers come while the application is still
 * starting. A start that fails used to wait five minutes for them.
 */
@Tag("faults")
@DisplayName("A start that fails")
class StartThatFailsIT {

    private static final Path HOME = Path.of(System.getProperty("orderflow.test.home")).resolveSibling("failing-start");
    /** Undeployed, deployed, and given up, with the command line's own start, on a machine with much else to do. */
    private static final Duration SOON = Duration.ofSeconds(100);

    private static Stack stack;

    @BeforeAll
    static void start() {
        stack = Stack.in(FreshHome.emptied(HOME)).withPostgres().withBroker()
                .withApplication(Path.of(System.getProperty("orderflow.ear"))).start();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
        "ORDERFLOW_PAYMENT_PROVIDER, ''",
        "ORDERFLOW_STREAM_HEARTBEAT_SECONDS, 0",
        "ORDERFLOW_DEAD_LETTER_WEBHOOK, ftp://nobody",
        "ORDERFLOW_RECONCILE_SECONDS, never",
        "ORDERFLOW_BACKLOG_LIMIT, 0",
        "ORDERFLOW_CUSTOMER_USER, c:1",
    })
    @DisplayName("DATABASE-P5 ends soon and says why, and the next one that is right succeeds")
    void endsSoon(String variable, String value) throws Exception {
        String failed = commandLine("/system-property=%s:add(value=\"%s\")".formatted(variable, value), UNDEPLOY, DEPLOY);
        String mended = commandLine("/system-property=" + variable + ":remove", DEPLOY);

        assertThat(failed).contains(variable);
        assertThat(mended).doesNotContain("failed");
        Shop shop = new Shop(stack.credentials());
        shop.eventuallyReady();
        shop.sells("10.00", 1);
    }

    @Test
    @DisplayName("LAUNCHER-P1 of the run command ends with the sentence that says why, and leaves nothing running")
    void lastWord() {
        Path home = HOME.resolveSibling("failing-start-of-all");

        assertThatThrownBy(() -> Stack.in(FreshHome.emptied(home)).withPostgres().withBroker()
                        .withApplication(Path.of(System.getProperty("orderflow.ear")))
                        .withEnvironment(Map.of("ORDERFLOW_STREAM_HEARTBEAT_SECONDS", "0"))
                        .start())
                .isInstanceOf(PartFailed.class)
                .hasMessageStartingWith("WildFly started with errors")
                .hasMessageEndingWith("ORDERFLOW_STREAM_HEARTBEAT_SECONDS must be a number of seconds from 1 to 60, but is \"0\".");
    }

    private static final String UNDEPLOY = "/deployment=orderflow.ear:undeploy";
    private static final String DEPLOY = "/deployment=orderflow.ear:deploy";

    /** Says these one after the other to the running server. */
    private static String commandLine(String... commands) throws Exception {
        Path servers = Path.of(System.getProperty("orderflow.servers"));
        Path wildfly;
        try (Stream<Path> all = Files.list(servers)) {
            wildfly = all.filter(path -> Files.isDirectory(path) && path.getFileName().toString().startsWith("wildfly-")).findFirst()
                    .orElseThrow();
        }
        Path output = HOME.resolve("command-line.txt");
        Process process = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djboss.home.dir=" + wildfly, "-jar", wildfly.resolve("jboss-modules.jar").toString(),
                        "-mp", wildfly.resolve("modules").toString(), "org.jboss.as.cli", "--no-color-output", "--connect",
                        "--controller=127.0.0.1:" + stack.applicationServer().managementPort(), "--commands=" + String.join(",", commands)))
                .redirectErrorStream(true).redirectOutput(output.toFile()).start();
        boolean ended = process.waitFor(SOON.toSeconds(), TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended).as("it has ended; it said: %s", Files.readString(output)).isTrue();
        return Files.readString(output);
    }
}
