package dev.orderflow.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.launcher.Stack;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

@DisplayName("On PostgreSQL")
class DatabaseOnPostgreSqlIT {

    private static Stack stack;

    private final PGSimpleDataSource source = new PGSimpleDataSource();
    private final Database database = new Database();
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();

    @BeforeAll
    static void start() {
        Path home = Path.of(System.getProperty("portability.directory"), "database-on-postgresql");
        stack = Stack.in(home).withPostgres().start();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @BeforeEach
    void open() {
        source.setUrl(stack.postgres().url());
        source.setUser(stack.credentials().get("db.user"));
        source.setPassword(stack.credentials().get("db.password"));
        database.use(source, Runnable::run, later);
    }

    @AfterEach
    void close() {
        later.shutdownNow();
    }

    @Test
    @DisplayName("DATABASE-P2 a schema whose scripts are not found fails the deployment, and nobody works with the database")
    void noScripts() {
        Schema lost = new Schema("of_no_module") {};
        lost.database = database;
        Migrator migrator = new Migrator();
        migrator.database = database;

        assertThatThrownBy(() -> migrator.begin(List.of(lost))).isInstanceOf(FlywayException.class).hasMessageContaining("of_no_module");

        database.look();
        assertThat(database.isReady()).isFalse();
        assertThatThrownBy(database::mustBeReady).isInstanceOf(DatabaseAway.class);
    }

    @Test
    @DisplayName("DATABASE-P3 a database that could not store something is there again when it can, and keeps nothing of the trial")
    void storesAgain() throws SQLException {
        database.look();

        database.suspect(new IllegalStateException(new SQLException("could not extend file: No space left on device", "53100")));

        assertThat(database.answers()).isTrue();
        assertThat(database.isKnownToBeAway()).isFalse();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                var left = statement.executeQuery("select count(*) from pg_class where relname = 'orderflow_probe'")) {
            left.next();
            assertThat(left.getInt(1)).isZero();
        }
    }

    @Test
    @DisplayName("DATABASE-P3 a database that is read-only, as a standby is, does not count as there")
    void readOnly() {
        source.setOptions("-c default_transaction_read_only=on");

        database.look();

        assertThat(database.answers()).isFalse();
        assertThatThrownBy(database::mustBeReady).isInstanceOf(DatabaseAway.class);
    }
}
