package dev.orderflow.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.database.Database;
import dev.orderflow.database.DatabaseAway;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The users of the application")
class LoginsTest {

    private final FakeDatabase database = new FakeDatabase();
    private final FakeUsers users = new FakeUsers();
    private final UsersOfSettings settings = new UsersOfSettings();
    private final MovingClock clock = new MovingClock();
    private final CountingPasswords passwords = new CountingPasswords();
    private final Logins logins = new Logins();

    @BeforeEach
    void prepare() {
        logins.database = database;
        logins.users = users;
        logins.usersOfSettings = settings;
        logins.passwords = passwords;
        logins.clock = clock;
        logins.prepare();
        users.put(new User("c-1", "hash of secret", Role.CUSTOMER));
        settings.config = Settings.of(Map.of("ORDERFLOW_OPERATOR_USER", "boss", "ORDERFLOW_OPERATOR_PASSWORD", "of the settings"));
    }

    @Test
    @DisplayName("are known by name and password, with their role")
    void known() {
        assertThat(login("c-1", "secret")).contains(Role.CUSTOMER);
    }

    @Test
    @DisplayName("P3 are not told from strangers by the work that a refusal takes")
    void sameWork() {
        assertThat(login("c-1", "wrong")).isEmpty();
        int forUser = passwords.comparisons;
        assertThat(login("stranger", "wrong")).isEmpty();

        assertThat(passwords.comparisons - forUser).isEqualTo(forUser).isEqualTo(1);
    }

    @Test
    @DisplayName("are not hashed again for a request that follows soon, unless the password is wrong")
    void remembered() {
        login("c-1", "secret");
        login("c-1", "secret");
        assertThat(passwords.comparisons).isEqualTo(1);

        login("c-1", "wrong");
        login("c-1", "wrong");
        assertThat(passwords.comparisons).isEqualTo(3);
    }

    @Test
    @DisplayName("P1 are not refused when the database cannot be asked: that says nothing about the password")
    void databaseAway() {
        users.away = true;

        assertThatThrownBy(() -> login("c-1", "secret")).hasRootCauseInstanceOf(SQLException.class);
        assertThatThrownBy(() -> login("boss", "wrong")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("P1 are not looked for in a database that is known to be away; anybody whom nothing is known of is told so")
    void databaseKnownToBeAway() {
        database.away = true;

        assertThatThrownBy(() -> login("c-1", "secret")).isInstanceOf(DatabaseAway.class);
        assertThat(users.asked).isZero();
    }

    @ParameterizedTest(name = "known: {0}")
    @ValueSource(booleans = {true, false})
    @DisplayName("P1 who logged in before are known all the same while the database is away, however long that is")
    void knownFromBefore(boolean knownToBeAway) {
        login("c-1", "secret");
        database.away = knownToBeAway;
        users.away = true;

        for (int minute = 0; minute < 100; minute++) {
            assertThat(login("c-1", "secret")).contains(Role.CUSTOMER);
            clock.pass(Duration.ofMinutes(1));
        }
        assertThatThrownBy(() -> login("c-1", "wrong")).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> login("stranger", "secret")).isInstanceOf(RuntimeException.class);
    }

    @Test
    @DisplayName("P1 are asked for their password again when the database is back; one that was refused does not stand in the next outage")
    void back() {
        login("c-1", "secret");
        users.put(new User("c-1", "hash of changed", Role.CUSTOMER));
        clock.pass(Duration.ofMinutes(2));
        database.away = true;
        assertThat(login("c-1", "secret")).isPresent();
        database.away = false;

        assertThat(login("c-1", "secret")).isEmpty();

        database.away = true;
        assertThatThrownBy(() -> login("c-1", "secret")).isInstanceOf(DatabaseAway.class);
    }

    @ParameterizedTest(name = "known: {0}")
    @ValueSource(booleans = {true, false})
    @DisplayName("P1 whom the settings name are known while the database is away, also who never logged in before")
    void usersOfSettings(boolean knownToBeAway) {
        database.away = knownToBeAway;
        users.away = true;

        assertThat(login("boss", "of the settings")).contains(Role.OPERATOR);
        assertThatThrownBy(() -> login("boss", "secret")).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> login("c-1", "of the settings")).isInstanceOf(RuntimeException.class);
    }

    @Test
    @DisplayName("P3 are not told from strangers while the database is away: guessing costs what it always costs")
    void sameWorkWithoutDatabase() {
        database.away = true;
        for (String name : List.of("boss", "c-1", "stranger")) {
            int before = passwords.comparisons;
            assertThatThrownBy(() -> login(name, "wrong")).isInstanceOf(DatabaseAway.class).hasMessage("The database cannot be reached.");
            assertThat(passwords.comparisons - before).as(name).isEqualTo(1);
        }

        login("boss", "of the settings");
        login("boss", "of the settings");
        assertThat(passwords.comparisons).isEqualTo(4);
    }

    @Test
    @DisplayName("P4 who guess occupy half of the processors at most: one more waits, and is told to try again")
    void halfOfTheProcessors() throws Exception {
        int half = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        var underWay = new CountDownLatch(half);
        var end = new CountDownLatch(1);
        ExecutorService guessers = Executors.newFixedThreadPool(half);
        try {
            passwords.during = () -> {
                underWay.countDown();
                end.await();
                return null;
            };
            for (int i = 0; i < half; i++) {
                guessers.submit(() -> login("c-1", "wrong"));
            }
            assertThat(underWay.await(10, TimeUnit.SECONDS)).isTrue();
            passwords.during = () -> {
                throw new AssertionError("one more than half of the processors");
            };

            assertThatThrownBy(() -> login("c-1", "secret")).isInstanceOf(TooManyLogins.class);
        } finally {
            end.countDown();
            guessers.shutdown();
        }
        assertThat(guessers.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        passwords.during = () -> null;
        assertThat(login("c-1", "secret")).isPresent();
    }

    @Test
    @DisplayName("who log in at the same time do not wait for each other's failure for ever")
    void permitsComeBack() {
        for (int i = 0; i < 50; i++) {
            login("c-1", "wrong");
        }

        assertThat(login("c-1", "secret")).isPresent();
    }

    private Optional<Role> login(String name, String password) {
        return logins.verify(name, password);
    }

    private static final class FakeDatabase extends Database {

        private boolean away;

        @Override
        public void mustBeReady() {
            if (away) {
                throw new DatabaseAway("The database cannot be reached.");
            }
        }
    }

    private static final class FakeUsers implements Users {

        private final Map<String, User> byName = new HashMap<>();
        private boolean away;
        private int asked;

        @Override
        public Optional<User> find(String name) {
            asked++;
            if (away) {
                throw new IllegalStateException("The users cannot be read.", new SQLException("refused", "08001"));
            }
            return Optional.ofNullable(byName.get(name));
        }

        @Override
        public void put(User user) {
            byName.put(user.name(), user);
        }
    }

    private static final class CountingPasswords extends Passwords {

        private int comparisons;
        private volatile Callable<Void> during = () -> null;

        @Override
        boolean matches(String password, String hash) {
            comparisons++;
            try {
                during.call();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return hash.equals("hash of " + password);
        }
    }
}
