package dev.orderflow.identity;

import java.util.Optional;

/** All users of the application. */
public interface Users {

    /** The user of this name. */
    Optional<User> find(String name);

    /** Adds the user, or changes the password and the role of the one with this name. */
    void put(User user);
}
