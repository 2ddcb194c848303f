package dev.orderflow.identity;

import jakarta.enterprise.event.Event;
import java.lang.reflect.Proxy;
import java.util.Optional;

/** Users in memory, and who changes them. The settings name one of them: {@code boss}. A password is its own hash. */
public final class Staff extends UsersInMemory {

    /** Has the boss. */
    public Staff() {
        put(new User("boss", "hash of the boss", Role.OPERATOR, false, 0));
    }

    /** The module as it is. */
    @SuppressWarnings("unchecked")
    public UserDesk desk() {
        UserDesk desk = new UserDesk();
        desk.users = this;
        desk.passwords = new Passwords() {
            @Override
            String hash(String password) {
                return "hash of " + password;
            }
        };
        desk.usersOfSettings = new UsersOfSettings() {
            @Override
            Optional<String> variablesOf(String name) {
                return Optional.of("ORDERFLOW_OPERATOR").filter(it -> name.equals("boss"));
            }
        };
        desk.changes = (Event<UserChanged>) Proxy.newProxyInstance(
                Staff.class.getClassLoader(), new Class<?>[] {Event.class}, (proxy, method, arguments) -> null);
        return desk;
    }
}
