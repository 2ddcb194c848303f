package dev.orderflow.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.event.Event;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The desk for users")
class UserDeskTest {

    private static final Optional<String> NO_PASSWORD = Optional.empty();
    private static final Optional<Boolean> AS_IT_IS = Optional.empty();

    private final UsersInMemory users = new UsersInMemory();
    private final List<UserChanged> told = new ArrayList<>();
    private final UserDesk desk = new UserDesk();

    @BeforeEach
    @SuppressWarnings("unchecked")
    void prepare() {
        desk.users = users;
        desk.passwords = new Passwords() {
            @Override
            String hash(String password) {
                return "hash of " + password;
            }
        };
        desk.usersOfSettings = new UsersOfSettings();
        desk.usersOfSettings.config = FixedSettings.of(
                Map.of("ORDERFLOW_OPERATOR_USER", "boss", "ORDERFLOW_OPERATOR_PASSWORD", "of the settings"));
        desk.changes = (Event<UserChanged>) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Event.class},
                (proxy, method, arguments) -> told.add((UserChanged) arguments[0]));
        users.put(new User("boss", "hash of of the settings", Role.OPERATOR, false, 0));
    }

    @Test
    @DisplayName("IDENTITY-P6 adds a user, changes its role and password, disables it, and removes it; each is told, each is another"
            + " version")
    void life() {
        assertThat(desk.put("c-1", Role.CUSTOMER, Optional.of("a long secret"), AS_IT_IS, "boss")).isTrue();
        User added = users.find("c-1").orElseThrow();
        assertThat(desk.put("c-1", Role.OPERATOR, NO_PASSWORD, Optional.of(true), "boss")).isFalse();
        User changed = users.find("c-1").orElseThrow();
        desk.changePassword("c-1", "another long secret");
        User renewed = users.find("c-1").orElseThrow();
        desk.remove("c-1", "boss");

        assertThat(added).isEqualTo(new User("c-1", "hash of a long secret", Role.CUSTOMER, false, added.version()));
        assertThat(changed).isEqualTo(new User("c-1", "hash of a long secret", Role.OPERATOR, true, changed.version()));
        assertThat(renewed).isEqualTo(new User("c-1", "hash of another long secret", Role.OPERATOR, true, renewed.version()));
        assertThat(List.of(added.version(), changed.version(), renewed.version())).doesNotHaveDuplicates();
        assertThat(users.find("c-1")).isEmpty();
        assertThat(told).hasSize(4).containsOnly(new UserChanged("c-1"));
    }

    @Test
    @DisplayName("adds nobody without a password, and changes nobody who is not there")
    void missing() {
        assertThatThrownBy(() -> desk.put("c-1", Role.CUSTOMER, NO_PASSWORD, AS_IT_IS, "boss")).isInstanceOf(PasswordMissing.class);
        assertThatThrownBy(() -> desk.changePassword("c-1", "a long secret")).isInstanceOf(NoSuchUser.class);
        assertThatThrownBy(() -> desk.remove("c-1", "boss")).isInstanceOf(NoSuchUser.class);
        assertThat(told).isEmpty();
    }

    @Test
    @DisplayName("lets no operator shut itself out")
    void itself() {
        desk.put("anna", Role.OPERATOR, Optional.of("a long secret"), AS_IT_IS, "boss");

        assertThatThrownBy(() -> desk.remove("anna", "anna")).isInstanceOf(OwnAccount.class);
        assertThatThrownBy(() -> desk.put("anna", Role.OPERATOR, NO_PASSWORD, Optional.of(true), "anna")).isInstanceOf(OwnAccount.class);
        assertThatThrownBy(() -> desk.put("anna", Role.CUSTOMER, NO_PASSWORD, AS_IT_IS, "anna")).isInstanceOf(OwnAccount.class);
        desk.put("anna", Role.OPERATOR, Optional.of("another long secret"), Optional.of(false), "anna");
        desk.remove("anna", "boss");
    }

    @Test
    @DisplayName("changes nothing that the settings would undo at the next start, and says which; disabling is not undone")
    void namedBySettings() {
        desk.put("anna", Role.OPERATOR, Optional.of("a long secret"), AS_IT_IS, "boss");

        assertThatThrownBy(() -> desk.changePassword("boss", "another long secret"))
                .isInstanceOf(NamedBySettings.class)
                .hasMessageContaining("ORDERFLOW_OPERATOR_PASSWORD");
        assertThatThrownBy(() -> desk.put("boss", Role.CUSTOMER, NO_PASSWORD, AS_IT_IS, "anna")).isInstanceOf(NamedBySettings.class);
        assertThatThrownBy(() -> desk.remove("boss", "anna")).isInstanceOf(NamedBySettings.class);

        desk.put("boss", Role.OPERATOR, NO_PASSWORD, Optional.of(true), "anna");
        assertThat(users.find("boss").orElseThrow().disabled()).isTrue();
    }
}
