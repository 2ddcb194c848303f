package dev.orderflow.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.orderflow.postgresql.RecoverableXADataSource;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.sql.XAConnection;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    @DisplayName("POSTGRESQL-P1 a branch whose connection the server ends is reported as unavailable, not as rolled back, and can be"
            + " committed later")
    void branchOutlivesItsConnection() throws Exception {
        RecoverableXADataSource dataSource = dataSource();
        execute("CREATE TABLE branched (what text)");
        Xid xid = new Branch();
        XAConnection connection = dataSource.getXAConnection();
        XAResource branch = connection.getXAResource();
        branch.start(xid, XAResource.TMNOFLAGS);
        int session;
        try (Statement statement = connection.getConnection().createStatement()) {
            statement.execute("INSERT INTO branched VALUES ('a row')");
            ResultSet pid = statement.executeQuery("SELECT pg_backend_pid()");
            pid.next();
            session = pid.getInt(1);
        }
        branch.end(xid, XAResource.TMSUCCESS);
        branch.prepare(xid);

        execute("SELECT pg_terminate_backend(" + session + ", 5000)");

        assertThatThrownBy(() -> branch.commit(xid, false))
                .isInstanceOfSatisfying(XAException.class, e -> assertThat(e.errorCode).isEqualTo(XAException.XAER_RMFAIL));
        dataSource.getXAConnection().getXAResource().commit(xid, false);
        assertThat(query("SELECT what FROM branched")).isEqualTo("a row");
    }

    @Test
    @DisplayName("POSTGRESQL-P2 inserts in a batch are one statement with many rows")
    void manyRows() throws Exception {
        execute("CREATE TABLE many (what text)");
        try (Connection connection = dataSource().getXAConnection().getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO many VALUES (?)")) {
            for (int row = 0; row < 64; row++) {
                insert.setString(1, "row " + row);
                insert.addBatch();
            }

            // How many rows each of them made the driver cannot say then.
            assertThat(insert.executeBatch()).hasSize(64).containsOnly(Statement.SUCCESS_NO_INFO);
        }

        assertThat(query("SELECT count(*) FROM many")).isEqualTo("64");
    }

    private static RecoverableXADataSource dataSource() {
        var dataSource = new RecoverableXADataSource();
        dataSource.setURL(stack.postgres().url());
        dataSource.setUser(stack.credentials().get("db.user"));
        dataSource.setPassword(stack.credentials().get("db.password"));
        return dataSource;
    }

    private record Branch() implements Xid {

        @Override
        public int getFormatId() {
            return 1;
        }

        @Override
        public byte[] getGlobalTransactionId() {
            return new byte[] {1};
        }

        @Override
        public byte[] getBranchQualifier() {
            return new byte[] {1};
        }
    }

    @Test
    @DisplayName("the application's user owns its database and nothing else")
    void databaseUser() throws SQLException {
        assertThat(query("SELECT current_user || ' ' || rolsuper || ' ' || rolcreatedb FROM pg_roles WHERE rolname = current_user"))
                .isEqualTo("orderflow false false");
    }

    @Test
    @DisplayName("LAUNCHER-P2 the database killed with -9 comes back with what was committed")
    void databaseKilled() throws SQLException {
        execute("CREATE TABLE kept (what text)", "INSERT INTO kept VALUES ('a row')");
        long before = stack.postgres().pid();

        stack.postgres().kill9();

        await().atMost(A_WHILE).ignoreExceptions().until(() -> query("SELECT what FROM kept"), "a row"::equals);
        assertThat(stack.postgres().pid()).isNotEqualTo(before);
        assertThat(SAID).anyMatch(sentence -> sentence.equals("PostgreSQL (pid " + before + ") was killed by signal 9; starting it again"));
    }

    @Test
    @DisplayName("LAUNCHER-P2 the broker killed with -9 comes back")
    void brokerKilled() {
        long before = stack.broker().pid();

        stack.broker().kill9();

        await().atMost(A_WHILE).ignoreExceptions().until(() -> stack.broker().pid() != before && stack.broker().isReady());
        assertThat(Http.notOk(URI.create(stack.broker().consoleUrl() + "/"))).isEmpty();
        assertThat(SAID).anyMatch(sentence -> sentence.equals("Artemis (pid " + before + ") was killed by signal 9; starting it again"));
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
    @DisplayName("LAUNCHER-P1 a part that can't start is named with its log, and nothing is left running")
    void partThatFails() throws Exception {
        Path broken = folder.resolve("broken");
        Files.createDirectories(broken.resolve("data/postgresql"));

        assertThatThrownBy(() -> Stack.in(broken).withPostgres().withBroker().start())
                .isInstanceOf(PartFailed.class).hasMessageStartingWith("PostgreSQL ended with code 2 while it started")
                .hasMessageContaining(broken.resolve("logs/postgresql.log").toString()).hasMessageContaining("postgresql.conf");

        try (Home free = Home.open(broken)) {
            assertThat(free.pidFiles()).isEmpty();
        }
    }

    @Test
    @DisplayName("LAUNCHER-P1 a database that somebody else runs is used if it takes part in XA transactions, and refused by the"
            + " variable's name if not")
    void somebodyElsesDatabase() {
        PostgreSql.check(new ExternalService(stack.postgres().url(), "orderflow", stack.credentials().get("db.password")));

        assertThatThrownBy(() -> PostgreSql.check(new ExternalService(stack.postgres().url(), "orderflow", "wrong")))
                .isInstanceOf(BadSetting.class).hasMessageStartingWith("ORDERFLOW_DB_URL ")
                .hasMessageContaining("password authentication failed")
                .message().doesNotContain("wrong");
    }

    @Test
    @DisplayName("LAUNCHER-P1 a broker that can't be reached is refused by the variable's name")
    void somebodyElsesBroker() {
        Artemis.check(new ExternalService(stack.broker().url(), "orderflow", "x"));

        assertThatThrownBy(() -> Artemis.check(new ExternalService("tcp://127.0.0.1:1", "orderflow", "x")))
                .isInstanceOf(BadSetting.class).hasMessageStartingWith("ORDERFLOW_BROKER_URL ").hasMessageContaining("127.0.0.1:1");
    }

    @Test
    @DisplayName("LAUNCHER-P5 nobody else can read the credentials")
    void credentialsAreSecret() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home().resolve("credentials.properties"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home().resolve("data/broker/etc/artemis-users.properties"))))
                .isEqualTo("rw-------");
    }

    @Test
    @DisplayName("LAUNCHER-P5 a password whose line is deleted is made anew by the next start, for the database, its administrator, the"
            + " broker and the console")
    void rotated() throws Exception {
        Path home = folder.resolve("rotated");
        Path file = home.resolve("credentials.properties");
        List<String> before;
        try (Stack first = Stack.in(home).withPostgres().withBroker().start();
                Connection connection = first.postgres().connect(); Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept (what text)");
            before = passwords(first.credentials());
        }
        Files.write(file, Files.readAllLines(file).stream().filter(line -> !line.contains(".password=")).toList());

        try (Stack second = Stack.in(home).withPostgres().withBroker().start();
                Connection connection = second.postgres().connect(); Statement statement = connection.createStatement();
                Connection administrator = DriverManager.getConnection(second.postgres().url(), second.credentials().get("db.admin.user"),
                        second.credentials().get("db.admin.password"))) {
            assertThat(passwords(second.credentials())).doesNotContainAnyElementsOf(before).doesNotHaveDuplicates();
            statement.execute("SELECT what FROM kept");
            assertThat(administrator.isValid(5)).isTrue();
            String url = second.postgres().url();
            assertThatThrownBy(() -> DriverManager.getConnection(url, "orderflow", before.get(0)))
                    .hasMessageContaining("password authentication failed");
            assertThat(console(second, second.credentials().get("console.password"))).isEqualTo(200);
            assertThat(console(second, before.get(3))).isIn(401, 403);
        }
    }

    private static List<String> passwords(Credentials credentials) {
        return Stream.of("db", "db.admin", "broker", "console").map(who -> credentials.get(who + ".password")).toList();
    }

    private static int console(Stack stack, String password) throws Exception {
        String login = stack.credentials().get("console.user") + ":" + password;
        return Http.send(Http.to(URI.create(stack.broker().consoleUrl() + "/console/jolokia/"))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                .header("Origin", stack.broker().consoleUrl())
                .POST(HttpRequest.BodyPublishers.ofString("{\"type\":\"version\"}")).build()).statusCode();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
            Origin,  CONSOLE,                 200
            Referer, CONSOLE/console/artemis, 200
            Origin,  http://127.0.0.1:1,      403
            Origin,  http://localhost:1,      403
            Origin,  CONSOLE0,                403
            Origin,  CONSOLE.example.org,     403
            Origin,  null,                    403
            X-Other, nothing,                 403
            """)
    @DisplayName("LAUNCHER-P5 a browser may operate the broker from a page of the console, and from no other page on this machine")
    void originsOfTheConsole(String header, String value, int status) throws Exception {
        String console = stack.broker().consoleUrl();
        String login = stack.credentials().get("console.user") + ":" + stack.credentials().get("console.password");

        HttpResponse<String> answer = Http.send(Http.to(URI.create(console + "/console/jolokia/"))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                .header(header, value.replace("CONSOLE", console))
                .POST(HttpRequest.BodyPublishers.ofString("{\"type\":\"version\"}")).build());

        assertThat(answer.statusCode() == 200 && answer.body().contains("\"status\":403") ? 403 : answer.statusCode()).as(answer.body())
                .isEqualTo(status);
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
