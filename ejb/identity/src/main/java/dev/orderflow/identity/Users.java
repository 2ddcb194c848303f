package dev.orderflow.identity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All users of the application. */
public interface Users {

    /** The user of this name. */
    Optional<User> find(String name);

    /** The user of this name, whom nobody else changes until the transaction ends. */
    Optional<User> lock(String name);

    /** At most {@code limit} users by ascending name, starting after the given one. */
    List<User> page(Optional<String> after, int limit);

    /** The versions of those among these users who are there and not disabled. */
    Map<String, Long> versions(Collection<String> names);

    /** Adds the user, or changes the one of this name. The version is a new one, whatever is given. */
    void put(User user);

    /** Removes the user of this name, if there is one. */
    void remove(String name);
}
