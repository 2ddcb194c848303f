package dev.orderflow.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("PostgreSQL and Artemis")
class StackIT {

    private static final Duration A_WHILE = Duration.ofSeconds(60);
    private static final List<String> SAID = new CopyOnWriteArrayList<>();

    @TempDir
    static Path folder;
    private static Stack stack;

    /** A name that a careless command line would break at. */
    private static Path home() {
        return folder.resolve("ein schönes Zuhause");
    }

    @BeforeAll
    static void start() {
        stack = Stack.in(home()).withPostgres().withBroker().supervised().tells(SAID::add).start();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    @DisplayName("the database takes part in XA transactions and forces commits to the disk")
    void databaseSettings() throws SQLException {
        assertThat(query("SHOW max_prepared_transactions")).isEqualTo("200");
        assertThat(query("SHOW fsync")).isEqualTo("on");
    }

    @Test
    @DisplayName("the application's user owns its database and nothing else")
    void databaseUser() throws SQLException {
        assertThat(query("SELECT current_user || ' ' || rolsuper || ' ' || rolcreatedb FROM pg_roles WHERE rolname = current_user"))
                .isEqualTo("orderflow false false");
    }

    @Test
    @DisplayName("the database killed with -9 comes back with what was committed")
    void databaseKilled() throws SQLException {
        execute("CREATE TABLE kept (what text)", "INSERT INTO kept VALUES ('a row')");
        long before = stack.postgres().pid();

        stack.postgres().kill9();

        await().atMost(A_WHILE).ignoreExceptions().until(() -> query("SELECT what FROM kept"), "a row"::equals);
        assertThat(stack.postgres().pid()).isNotEqualTo(before);
        assertThat(SAID).anyMatch(sentence -> sentence.equals("PostgreSQL was killed by signal 9; starting it again"));
    }

    @Test
    @DisplayName("the broker killed with -9 comes back")
    void brokerKilled() {
        long before = stack.broker().pid();

        stack.broker().kill9();

        await().atMost(A_WHILE).ignoreExceptions().until(() -> stack.broker().pid() != before && stack.broker().isReady());
        assertThat(Http.notOk(URI.create(stack.broker().consoleUrl() + "/"))).isEmpty();
        assertThat(SAID).anyMatch(sentence -> sentence.equals("Artemis was killed by signal 9; starting it again"));
    }

    @Test
    @DisplayName("a part that was stopped on purpose stays down until it is started, on the same port")
    void stoppedOnPurpose() throws SQLException {
        String url = stack.postgres().url();

        stack.postgres().stop();

        assertThat(stack.postgres().isRunning()).isFalse();
        assertThatThrownBy(() -> query("SELECT 1")).isInstanceOf(SQLException.class);
        stack.postgres().start();
        assertThat(query("SELECT 1")).isEqualTo("1");
        assertThat(stack.postgres().url()).isEqualTo(url);
    }

    @Test
    @DisplayName("a second run in the same home is refused")
    void oneRunAHome() {
        assertThatThrownBy(() -> Stack.in(home()).withPostgres().start())
                .isInstanceOf(LauncherFailure.class).hasMessageContaining("is in use by another run");
    }

    @Test
    @DisplayName("nobody else can read the credentials")
    void credentialsAreSecret() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home().resolve("credentials.properties")))).isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home().resolve("data/broker/etc/artemis-users.properties")))).isEqualTo("rw-------");
    }

    private static String query(String sql) throws SQLException {
        try (Connection connection = stack.postgres().connect(); Statement statement = connection.createStatement();
             ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    private static void execute(String... statements) throws SQLException {
        try (Connection connection = stack.postgres().connect(); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
