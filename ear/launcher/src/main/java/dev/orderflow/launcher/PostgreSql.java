package dev.orderflow.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL server: every commit forced to the disk, up to 200 prepared transactions, logins by password only and from
 * this machine only.
 *
 * <p>Not io.zonky.test's EmbeddedPostgres, although the binaries are its own: that one switches fsync off, lets everybody in
 * without a password and starts the server through pg_ctl, so that nobody knows the process to watch or to kill.
 */
public final class PostgreSql extends Part {

    static final String NAME = "PostgreSQL";
    static final String ID = "postgresql";
    private static final String DATABASE = "orderflow";
    private static final String WRONG_PASSWORD = "28P01";
    private static final int CONNECT_SECONDS = 5;
    private static final String ONLY_OWNER = "rw-------";

    private final Supplier<Path> installation;
    private final Path data;
    private final Credentials credentials;
    private final int port;
    private final Unprivileged user;

    PostgreSql(Home home, Supplier<Path> installation, Credentials credentials, int port, Progress progress) {
        super(NAME, ID, home, progress);
        this.installation = installation;
        this.data = home.data(ID);
        this.credentials = credentials;
        this.port = port;
        this.user = Unprivileged.ofThisUser();
        credentials.put(Map.of("db.url", url()));
    }

    /** For JDBC. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
    }

    public int port() {
        return port;
    }

    /** A connection of the application's user, to be closed by the caller. */
    public Connection connect() throws SQLException {
        return dataSource(url(), credentials.get("db.user"), credentials.get("db.password")).getConnection();
    }

    /**
     * Checks a database that somebody else runs.
     *
     * @throws BadSetting naming the variable where it can't be reached or can't take part in XA transactions
     */
    static void check(ExternalService service) {
        try (Connection connection = dataSource(service.url(), service.user(), service.password()).getConnection();
             Statement statement = connection.createStatement();
             var result = statement.executeQuery("SHOW max_prepared_transactions")) {
            if (!result.next() || result.getInt(1) == 0) {
                throw new BadSetting(Settings.DB + "_URL", "names a PostgreSQL whose max_prepared_transactions is 0: "
                        + service + ". XA needs it: ALTER SYSTEM SET max_prepared_transactions = 200, and restart it.");
            }
        } catch (SQLException e) {
            throw new BadSetting(Settings.DB + "_URL", "names a database that can't be used: " + service + ": " + e.getMessage());
        }
    }

    /** Why nothing can be asked of it now, if so. */
    static Optional<String> problem(ExternalService service) {
        try (Connection connection = dataSource(service.url(), service.user(), service.password()).getConnection()) {
            return connection.isValid(CONNECT_SECONDS) ? Optional.empty() : Optional.of(service + " does not answer");
        } catch (SQLException e) {
            return Optional.of(service + ": " + e.getMessage());
        }
    }

    private static PGSimpleDataSource dataSource(String url, String user, String password) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setURL(url);
        dataSource.setUser(user);
        dataSource.setPassword(password);
        dataSource.setConnectTimeout(CONNECT_SECONDS);
        dataSource.setLoginTimeout(CONNECT_SECONDS);
        return dataSource;
    }

    @Override
    void prepare() {
        if (Files.isDirectory(data)) {
            user.own(data);
            givePasswords();
            return;
        }
        says("creating the database (first time only)");
        Path unfinished = data.resolveSibling(ID + ".new");
        try {
            Installations.delete(unfinished);
            Home.createPrivate(unfinished);
            user.own(unfinished);
            withSecret(credentials.get("db.admin.password"), password -> run("initdb", user.command(program("initdb"),
                    "-D", unfinished.toString(), "-U", credentials.get("db.admin.user"), "--pwfile=" + password,
                    "--auth=scram-sha-256", "--encoding=UTF8",
                    // The same order of strings on every machine.
                    "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"), environment(), directory(), null));
            // Single-user mode: nobody can connect before there is a password to ask for.
            withSecret("CREATE ROLE " + credentials.get("db.user") + " LOGIN PASSWORD '" + credentials.get("db.password") + "';\n"
                    + "CREATE DATABASE " + DATABASE + " OWNER " + credentials.get("db.user") + ";\n",
                    statements -> run("creating the database",
                            user.command(program("postgres"), "--single", "-D", unfinished.toString(), "postgres"),
                            environment(), directory(), statements));
            Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
            Files.writeString(given(), fingerprint());
        } catch (IOException e) {
            throw new PartFailed(NAME, "can't be set up", e);
        }
    }

    /**
     * The credentials are what counts: a password that was deleted from them, and made anew by this start, is given to the database
     * before anybody can connect. Whatever is interrupted in between is done by the next start.
     */
    private void givePasswords() {
        try {
            boolean usable = Files.exists(data.resolve("PG_VERSION"));
            if (!usable || Files.exists(given()) && Files.readString(given()).equals(fingerprint())) {
                return;
            }
            beforeLaunch();
            withSecret(alterRole("db") + alterRole("db.admin"), statements -> run("giving the database its passwords",
                    user.command(program("postgres"), "--single", "-D", data.toString(), "postgres"), environment(),
                    directory(), statements));
            Files.writeString(given(), fingerprint());
        } catch (IOException e) {
            throw new PartFailed(NAME, "can't be given its passwords", e);
        }
    }

    private String alterRole(String who) {
        return "ALTER ROLE " + credentials.get(who + ".user") + " PASSWORD '" + credentials.get(who + ".password") + "';\n";
    }

    /** Which passwords the database has: a hash of them. */
    private Path given() {
        return data.resolveSibling(ID + ".passwords");
    }

    private void forgetPasswords() {
        try {
            Files.deleteIfExists(given());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String fingerprint() {
        try {
            String passwords = credentials.get("db.password") + "\n" + credentials.get("db.admin.password");
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(passwords.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has this algorithm", e);
        }
    }

    private void withSecret(String content, Consumer<Path> reader) throws IOException {
        Path file = Files.createTempFile(directory(), "secret", ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(ONLY_OWNER)));
        try {
            Files.writeString(file, content);
            reader.accept(file);
        } finally {
            Files.delete(file);
        }
    }

    /**
     * After a kill -9 of the server its sessions may live on for a moment, and the new one would refuse to start beside them;
     * after a power failure its pid file may name somebody else's process.
     */
    @Override
    void beforeLaunch() {
        Orphans.inFolder(data).forEach(orphan -> {
            orphan.destroyForcibly();
            orphan.onExit().join();
        });
        if (Orphans.canBeSeen()) {
            try {
                Files.deleteIfExists(data.resolve("postmaster.pid"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    List<String> command() {
        return user.command(program("postgres"), "-D", data.toString(), "-p", Integer.toString(port),
                "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=",
                "-c", "max_prepared_transactions=200", "-c", "max_connections=200",
                "-c", "password_encryption=scram-sha-256",
                "-c", "timezone=UTC", "-c", "log_timezone=UTC", "-c", "log_line_prefix=%m [%p] %q%a ");
    }

    private String program(String name) {
        return installation.get().resolve("bin").resolve(name).toString();
    }

    @Override
    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        for (String meantForAnotherServer : List.of("PGDATA", "PGPORT", "PGHOST", "PGUSER", "PGOPTIONS")) {
            environment.put(meantForAnotherServer, null);
        }
        environment.put("LC_ALL", "C");
        return environment;
    }

    @Override
    Path directory() {
        return data.getParent();
    }

    @Override
    Optional<String> notReady() {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
            return Optional.empty();
        } catch (SQLException e) {
            if (WRONG_PASSWORD.equals(e.getSQLState())) {
                forgetPasswords();
                throw new LauncherFailure(data + " has another password than " + credentials.file()
                        + ". Start again: the database is given that of the file.");
            }
            return Optional.of(e.getMessage());
        }
    }

    @Override
    Duration patienceToStart() {
        return Duration.ofSeconds(60);
    }

    @Override
    void askToStop(ProcessHandle process) {
        stopFast(process);
    }

    /** SIGINT: a fast shutdown. SIGTERM would wait for every client to leave. */
    static void stopFast(ProcessHandle process) {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
