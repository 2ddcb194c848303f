package dev.orderflow.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.settings.Starting;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The users that the settings name")
class UsersOfSettingsTest {

    @ParameterizedTest
    @CsvSource({"OPERATOR", "CUSTOMER"})
    @DisplayName("IDENTITY-P7 stop the start with a password of less than twelve characters; the message names the variable, and not the"
            + " password")
    void shortPassword(String which) {
        String variable = "ORDERFLOW_" + which + "_PASSWORD";

        assertThatThrownBy(() -> users(which, "elevenchars").check(new Starting()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(variable + " must have 12 to 256 characters.");
        assertThatCode(() -> users(which, "twelve chars").check(new Starting())).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("may be none; a name without a password, or with a colon in it, stops the start")
    void names() {
        assertThatCode(() -> of(Map.of()).check(new Starting())).doesNotThrowAnyException();
        assertThatThrownBy(() -> of(Map.of("ORDERFLOW_OPERATOR_USER", "boss")).check(new Starting()))
                .hasMessage("ORDERFLOW_OPERATOR_USER is set, but ORDERFLOW_OPERATOR_PASSWORD is not.");
        assertThatThrownBy(() ->
                        of(Map.of("ORDERFLOW_OPERATOR_USER", "a:b", "ORDERFLOW_OPERATOR_PASSWORD", "of the settings"))
                                .check(new Starting()))
                .hasMessageStartingWith("ORDERFLOW_OPERATOR_USER must have");
    }

    @Test
    @DisplayName("IDENTITY-P6 stay disabled when a start gives them another password")
    void staysDisabled() {
        UsersInMemory stored = new UsersInMemory();
        stored.put(new User("boss", "another hash", Role.OPERATOR, true, 0));
        UsersOfSettings users = of(Map.of("ORDERFLOW_OPERATOR_USER", "boss", "ORDERFLOW_OPERATOR_PASSWORD", "of the settings"));
        users.users = stored;
        users.passwords = new Passwords() {
            @Override
            String hash(String password) {
                return "hash of " + password;
            }

            @Override
            boolean matches(String password, String hash) {
                return hash.equals(hash(password));
            }
        };

        users.make();

        assertThat(stored.find("boss")).contains(new User("boss", "hash of of the settings", Role.OPERATOR, true, 2));
    }

    private static UsersOfSettings users(String which, String password) {
        return of(Map.of("ORDERFLOW_" + which + "_USER", "somebody", "ORDERFLOW_" + which + "_PASSWORD", password));
    }

    private static UsersOfSettings of(Map<String, String> settings) {
        UsersOfSettings users = new UsersOfSettings();
        users.config = FixedSettings.of(settings);
        return users;
    }
}
