package dev.orderflow.web.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.database.Database;
import dev.orderflow.database.DatabaseAway;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.CredentialValidationResult.Status;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The users of the application")
class ApplicationUsersTest {

    private final FakeDatabase database = new FakeDatabase();
    private final FakeUsers users = new FakeUsers();
    private final CountingPasswords passwords = new CountingPasswords();
    private final ApplicationUsers store = new ApplicationUsers();

    @BeforeEach
    void prepare() {
        store.database = database;
        store.users = users;
        store.passwords = passwords;
        store.clock = Clock.systemUTC();
        store.prepare();
        users.put(new User("c-1", "hash of secret", Role.CUSTOMER));
    }

    @Test
    @DisplayName("are known by name and password, with their role")
    void known() {
        CredentialValidationResult result = login("c-1", "secret");

        assertThat(result.getStatus()).isEqualTo(Status.VALID);
        assertThat(result.getCallerPrincipal().getName()).isEqualTo("c-1");
        assertThat(result.getCallerGroups()).containsExactly("customer");
    }

    @Test
    @DisplayName("P3 are not told from strangers by the work that a refusal takes")
    void sameWork() {
        assertThat(login("c-1", "wrong").getStatus()).isEqualTo(Status.INVALID);
        int forUser = passwords.comparisons;
        assertThat(login("stranger", "wrong").getStatus()).isEqualTo(Status.INVALID);

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

        assertThatThrownBy(() -> login("c-1", "secret")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("P1 are not looked for in a database that is known to be away; who logged in a moment ago is known all the same")
    void databaseKnownToBeAway() {
        login("c-1", "secret");
        database.away = true;

        assertThat(login("c-1", "secret").getStatus()).isEqualTo(Status.VALID);
        assertThatThrownBy(() -> login("stranger", "secret")).isInstanceOf(DatabaseAway.class);
        assertThat(users.asked).isEqualTo(1);
    }

    @Test
    @DisplayName("who log in at the same time do not wait for each other's failure for ever")
    void permitsComeBack() {
        for (int i = 0; i < 50; i++) {
            login("c-1", "wrong");
        }

        assertThat(login("c-1", "secret").getStatus()).isEqualTo(Status.VALID);
    }

    private CredentialValidationResult login(String name, String password) {
        return store.validate(new UsernamePasswordCredential(name, password));
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

    private static final class FakeUsers extends Users {

        private final Map<String, User> byName = new HashMap<>();
        private boolean away;
        private int asked;

        @Override
        Optional<User> find(String name) {
            asked++;
            if (away) {
                throw new IllegalStateException("The users cannot be read.");
            }
            return Optional.ofNullable(byName.get(name));
        }

        @Override
        void put(User user) {
            byName.put(user.name(), user);
        }
    }

    private static final class CountingPasswords extends Passwords {

        private int comparisons;

        @Override
        boolean matches(String password, String hash) {
            comparisons++;
            return hash.equals("hash of " + password);
        }
    }
}
