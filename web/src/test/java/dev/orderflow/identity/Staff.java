package dev.orderflow.identity;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.event.Event;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Users in memory, and who changes them. The settings name one of them: {@code boss}. A password is its own hash. */
public final class Staff implements Users {

    private final TreeMap<String, User> byName = new TreeMap<>();

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

    @Override
    public Optional<User> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    @Override
    public Optional<User> lock(String name) {
        return find(name);
    }

    @Override
    public List<User> page(Optional<String> after, int limit) {
        return byName.tailMap(after.orElse(""), false).values().stream().limit(limit).toList();
    }

    @Override
    public Map<String, Long> versions(Collection<String> names) {
        return names.stream().map(byName::get).collect(toMap(User::name, User::version));
    }

    @Override
    public void put(User user) {
        byName.put(user.name(), user);
    }

    @Override
    public void remove(String name) {
        byName.remove(name);
    }
}
