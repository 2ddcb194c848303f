package dev.orderflow.identity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Passwords")
class PasswordsTest {

    private final PlatformHash pbkdf2 = new PlatformHash();
    private final Passwords passwords = new Passwords();

    @Test
    @DisplayName("IDENTITY-P2 are hashed by PBKDF2 as OWASP recommends, with a salt for each")
    void hashed() {
        passwords.pbkdf2 = pbkdf2;

        passwords.configure();

        assertThat(pbkdf2.parameters)
                .containsEntry("Pbkdf2PasswordHash.Algorithm", "PBKDF2WithHmacSHA256")
                .containsEntry("Pbkdf2PasswordHash.Iterations", "600000")
                .containsEntry("Pbkdf2PasswordHash.SaltSizeBytes", "16");
        assertThat(passwords.hash("secret")).isEqualTo("a hash of 6 characters");
        assertThat(passwords.ofNobody()).startsWith("PBKDF2WithHmacSHA256:600000:");
    }

    @Test
    @DisplayName("IDENTITY-P2 of the settings are stored as hashes, and not once more where they are as they were")
    void ofTheSettings() {
        passwords.pbkdf2 = pbkdf2;
        UsersOfSettings users = new UsersOfSettings();
        UsersInMemory stored = new UsersInMemory();
        users.passwords = passwords;
        users.config = FixedSettings.of(Map.of("ORDERFLOW_OPERATOR_USER", "boss", "ORDERFLOW_OPERATOR_PASSWORD", "a long secret"));
        users.users = stored;

        users.make();
        users.make();

        assertThat(stored.find("boss")).contains(new User("boss", "a hash of 13 characters", Role.OPERATOR, false, 1));
        assertThat(stored.stored).isEqualTo(1);
    }

    private static final class PlatformHash implements Pbkdf2PasswordHash {

        private final Map<String, String> parameters = new HashMap<>();

        @Override
        public void initialize(Map<String, String> given) {
            parameters.putAll(given);
        }

        @Override
        public String generate(char[] password) {
            return "a hash of " + password.length + " characters";
        }

        @Override
        public boolean verify(char[] password, String hash) {
            return hash.equals(generate(password));
        }
    }
}
