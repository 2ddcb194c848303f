package dev.orderflow.identity;

import static java.util.stream.Collectors.toMap;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Users in memory; they can be away, and count how often one of them is asked for. */
class UsersInMemory implements Users {

    boolean away;
    int asked;
    int stored;
    private final NavigableMap<String, User> byName = new TreeMap<>();

    @Override
    public Optional<User> find(String name) {
        asked++;
        if (away) {
            throw new IllegalStateException("The users cannot be read.", new SQLException("refused", "08001"));
        }
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
        return byName.values().stream()
                .filter(user -> names.contains(user.name()) && !user.disabled())
                .collect(toMap(User::name, User::version));
    }

    @Override
    public void put(User user) {
        byName.put(user.name(), new User(user.name(), user.passwordHash(), user.role(), user.disabled(), ++stored));
    }

    @Override
    public void remove(String name) {
        byName.remove(name);
    }
}
