package dev.orderflow.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.database.Database;
import dev.orderflow.database.DatabaseAway;
import dev.orderflow.rhythm.MovingClock;
import java.sql.SQLException;
import java.time.Duration;
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
    private final UsersInMemory users = new UsersInMemory();
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
        users.put(new User("c-1", "hash of secret", Role.CUSTOMER, false, 1));
        settings.config = FixedSettings.of(Map.of("ORDERFLOW_OPERATOR_USER", "boss", "ORDERFLOW_OPERATOR_PASSWORD", "of the settings"));
    }

    @Test
    @DisplayName("are known by name and password, with their role")
    void known() {
        assertThat(login("c-1", "secret")).contains(new Login("c-1", Role.CUSTOMER, 1));
    }

    @Test
    @DisplayName("IDENTITY-P3 are not told from strangers by the work that a refusal takes")
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
        login("c-1", "wrong again");
        assertThat(passwords.comparisons).isEqualTo(3);
    }

    @Test
    @DisplayName("IDENTITY-P1 are not refused when the database cannot be asked: that says nothing about the password")
    void databaseAway() {
        users.away = true;

        assertThatThrownBy(() -> login("c-1", "secret")).hasRootCauseInstanceOf(SQLException.class);
        assertThatThrownBy(() -> login("boss", "wrong")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("IDENTITY-P1 are not looked for in a database that is known to be away; anybody whom nothing is known of is told so")
    void databaseKnownToBeAway() {
        database.away = true;

        assertThatThrownBy(() -> login("c-1", "secret")).isInstanceOf(DatabaseAway.class);
        assertThat(users.asked).isZero();
    }

    @ParameterizedTest(name = "known: {0}")
    @ValueSource(booleans = {true, false})
    @DisplayName("IDENTITY-P1 who logged in before are known all the same while the database is away, however long that is")
    void knownFromBefore(boolean knownToBeAway) {
        login("c-1", "secret");
        database.away = knownToBeAway;
        users.away = true;

        for (int minute = 0; minute < 100; minute++) {
            assertThat(login("c-1", "secret")).map(Login::role).contains(Role.CUSTOMER);
            clock.pass(Duration.ofMinutes(1));
        }
        assertThatThrownBy(() -> login("c-1", "wrong")).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> login("stranger", "secret")).isInstanceOf(RuntimeException.class);
    }

    @Test
    @DisplayName("IDENTITY-P1 are asked for their password again when the database is back; one that was refused does not stand in the"
            + " next outage")
    void back() {
        login("c-1", "secret");
        users.put(new User("c-1", "hash of changed", Role.CUSTOMER, false, 2));
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
    @DisplayName("IDENTITY-P1 whom the settings name are known while the database is away, also who never logged in before")
    void usersOfSettings(boolean knownToBeAway) {
        database.away = knownToBeAway;
        users.away = true;

        assertThat(login("boss", "of the settings")).map(Login::role).contains(Role.OPERATOR);
        assertThatThrownBy(() -> login("boss", "secret")).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> login("c-1", "of the settings")).isInstanceOf(RuntimeException.class);
    }

    @Test
    @DisplayName("IDENTITY-P3 are not told from strangers while the database is away: guessing costs what it always costs")
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
    @DisplayName("IDENTITY-P4 who guess occupy half of the processors at most: one more waits, and is told to try again")
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
                String guess = "wrong " + i;
                guessers.submit(() -> login("stranger " + guess, guess));
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

    @Test
    @DisplayName("IDENTITY-P3 a wrong password that is sent again is refused unhashed for a minute; whose name it is sent with makes no"
            + " difference")
    void wrongAgain() {
        for (String name : List.of("c-1", "stranger")) {
            int before = passwords.comparisons;
            for (int i = 0; i < 100; i++) {
                assertThat(login(name, "wrong")).isEmpty();
            }
            assertThat(passwords.comparisons - before).as(name).isEqualTo(1);
        }

        clock.pass(Duration.ofMinutes(2));
        assertThat(login("c-1", "wrong")).isEmpty();
        assertThat(passwords.comparisons).isEqualTo(3);
    }

    @Test
    @DisplayName("IDENTITY-P5 after ten guesses of a name no password is looked at for a while, right or wrong; somewhere else the right"
            + " one is")
    void guessesOfAName() {
        guess("c-1", 10, "192.0.2.1");
        int before = passwords.comparisons;

        assertThatThrownBy(() -> login("c-1", "wrong", "192.0.2.1")).isInstanceOf(TooManyFailedLogins.class);
        assertThatThrownBy(() -> login("c-1", "secret", "192.0.2.1")).isInstanceOf(TooManyFailedLogins.class);
        assertThat(passwords.comparisons).isEqualTo(before);
        assertThat(login("c-1", "secret", "192.0.2.2")).isPresent();
        // What was verified elsewhere tells the one who guesses nothing.
        assertThatThrownBy(() -> login("c-1", "secret", "192.0.2.1")).isInstanceOf(TooManyFailedLogins.class);

        clock.pass(Duration.ofMinutes(1));
        assertThat(login("c-1", "secret", "192.0.2.1")).isPresent();
    }

    @Test
    @DisplayName("IDENTITY-P5 after thirty guesses from an address, of whatever names, only who was verified there before is listened to")
    void guessesFromAnAddress() {
        users.put(new User("c-2", "hash of secret", Role.CUSTOMER, false, 1));
        assertThat(login("c-1", "secret")).isPresent();
        for (int i = 0; i < 30; i++) {
            login("stranger " + i, "wrong " + i);
        }
        clock.pass(Duration.ofMillis(1));

        assertThatThrownBy(() -> login("c-2", "secret")).isInstanceOf(TooManyFailedLogins.class);
        assertThat(login("c-1", "secret")).isPresent();
        assertThat(login("c-2", "secret", "192.0.2.2")).isPresent();
    }

    @Test
    @DisplayName("IDENTITY-P5 after sixty guesses of a name from all over, it is listened to only where it was verified before")
    void guessesFromAllOver() {
        assertThat(login("c-1", "secret", "192.0.2.1")).isPresent();
        for (int i = 0; i < 60; i++) {
            login("c-1", "wrong " + i, "198.51.100." + i);
        }

        assertThatThrownBy(() -> login("c-1", "wrong", "203.0.113.1")).isInstanceOf(TooManyFailedLogins.class);
        assertThat(login("c-1", "secret", "192.0.2.1")).isPresent();
    }

    @Test
    @DisplayName("IDENTITY-P5 all addresses of one network of version 6 are one")
    void versionSix() {
        for (int i = 0; i < 10; i++) {
            login("c-1", "wrong " + i, "2001:db8:0:1::" + i);
        }

        assertThatThrownBy(() -> login("c-1", "secret", "2001:db8:0:1:ffff::1")).isInstanceOf(TooManyFailedLogins.class);
        assertThat(login("c-1", "secret", "2001:db8:0:2::1")).isPresent();
    }

    @Test
    @DisplayName("IDENTITY-P5 guesses are counted while the database is away, too")
    void guessesInAnOutage() {
        database.away = true;
        for (int i = 0; i < 10; i++) {
            String guess = "wrong " + i;
            assertThatThrownBy(() -> login("boss", guess)).isInstanceOf(DatabaseAway.class);
        }

        assertThatThrownBy(() -> login("boss", "wrong")).isInstanceOf(TooManyFailedLogins.class);
    }

    @Test
    @DisplayName("IDENTITY-P5 a right password is no guess, however often it is sent; a wrong one that is sent again is one guess")
    void noGuesses() {
        for (int minute = 0; minute < 100; minute++) {
            assertThat(login("c-1", "secret")).isPresent();
            clock.pass(Duration.ofMillis(61_000));
        }
        for (int i = 0; i < 100; i++) {
            assertThat(login("c-1", "an old one")).isEmpty();
        }

        assertThat(login("c-1", "secret")).isPresent();
    }

    @Test
    @DisplayName("IDENTITY-P4 who was verified before with this password does not stand behind those who guess")
    void reserved() throws Exception {
        login("c-1", "secret");
        clock.pass(Duration.ofMinutes(2));
        int half = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        var underWay = new CountDownLatch(half);
        var end = new CountDownLatch(1);
        ExecutorService guessers = Executors.newFixedThreadPool(half + 1);
        try {
            passwords.during = () -> {
                underWay.countDown();
                end.await();
                return null;
            };
            for (int i = 0; i < half; i++) {
                String guess = "wrong " + i;
                guessers.submit(() -> login("stranger " + guess, guess));
            }
            assertThat(underWay.await(10, TimeUnit.SECONDS)).isTrue();
            passwords.during = () -> null;

            assertThat(login("c-1", "secret")).isPresent();
        } finally {
            end.countDown();
            guessers.shutdown();
        }
        assertThat(guessers.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    @DisplayName("IDENTITY-P6 a user who is disabled is refused, right as the password is, and one who was changed or removed a moment"
            + " later")
    void disabled() {
        login("c-1", "secret");
        users.put(new User("c-1", "hash of secret", Role.CUSTOMER, true, 2));
        logins.forgetThoseThatAreOver();

        assertThat(login("c-1", "secret")).isEmpty();

        users.put(new User("c-1", "hash of secret", Role.CUSTOMER, false, 3));
        logins.changed(new UserChanged("c-1"));
        assertThat(login("c-1", "secret")).isPresent();

        users.remove("c-1");
        logins.forgetThoseThatAreOver();
        assertThat(login("c-1", "secret")).isEmpty();
    }

    @Test
    @DisplayName("IDENTITY-P6 a user who was removed is nobody in an outage, either; one who was not changed, and whom the settings name,"
            + " remain known")
    void removedBeforeAnOutage() {
        users.put(new User("c-2", "hash of secret", Role.CUSTOMER, false, 1));
        login("c-1", "secret");
        login("c-2", "secret");
        users.remove("c-1");
        logins.forgetThoseThatAreOver();

        database.away = true;

        assertThatThrownBy(() -> login("c-1", "secret")).isInstanceOf(DatabaseAway.class);
        assertThat(login("c-2", "secret")).isPresent();
        assertThat(login("boss", "of the settings")).isPresent();
        logins.forgetThoseThatAreOver();
        assertThat(login("boss", "of the settings")).isPresent();
    }

    private void guess(String name, int times, String address) {
        for (int i = 0; i < times; i++) {
            login(name, "wrong " + i, address);
        }
    }

    private Optional<Login> login(String name, String password) {
        return login(name, password, "192.0.2.1");
    }

    private Optional<Login> login(String name, String password, String address) {
        return logins.verify(name, password, address);
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
