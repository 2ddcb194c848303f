package dev.orderflow.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/**
 * Adds, changes and removes users. Earlier logins of a changed or removed user are over when the transaction is committed, on other nodes
 * within a minute.
 */
@ApplicationScoped
@Transactional
public class UserDesk {

    @Inject
    Users users;

    @Inject
    UsersOfSettings usersOfSettings;

    @Inject
    Passwords passwords;

    @Inject
    Event<UserChanged> changes;

    /**
     * Adds a user, or changes the one of this name. What is empty stays as it was.
     *
     * @param who does it; nobody takes away from itself what it needs to undo that
     * @return whether there was none of this name
     * @throws PasswordMissing where there was none, and no password is given
     * @throws OwnAccount when it would make the one who does it less than an operator
     * @throws NamedBySettings when the settings give this user another role or password
     */
    public boolean put(String name, Role role, Optional<String> password, Optional<Boolean> disabled, String who) {
        Optional<User> known = users.lock(name);
        if (name.equals(who) && (role != Role.OPERATOR || disabled.orElse(false))) {
            throw new OwnAccount();
        }
        if (password.isPresent() || known.filter(user -> user.role() == role).isEmpty()) {
            mustNotBeNamedBySettings(name);
        }
        String hash = password.map(passwords::hash)
                .or(() -> known.map(User::passwordHash))
                .orElseThrow(PasswordMissing::new);
        users.put(new User(name, hash, role, disabled.or(() -> known.map(User::disabled)).orElse(false), 0));
        changes.fire(new UserChanged(name));
        return known.isEmpty();
    }

    /**
     * Gives a user another password.
     *
     * @throws NoSuchUser where there is none of this name
     * @throws NamedBySettings when the settings give this user its password
     */
    public void changePassword(String name, String password) {
        User user = users.lock(name).orElseThrow(NoSuchUser::new);
        mustNotBeNamedBySettings(name);
        users.put(new User(name, passwords.hash(password), user.role(), user.disabled(), 0));
        changes.fire(new UserChanged(name));
    }

    /**
     * Removes a user.
     *
     * @param who does it
     * @throws NoSuchUser where there is none of this name
     * @throws OwnAccount when it is the one who does it
     * @throws NamedBySettings when the settings would make this user again
     */
    public void remove(String name, String who) {
        if (users.lock(name).isEmpty()) {
            throw new NoSuchUser();
        }
        if (name.equals(who)) {
            throw new OwnAccount();
        }
        mustNotBeNamedBySettings(name);
        users.remove(name);
        changes.fire(new UserChanged(name));
    }

    private void mustNotBeNamedBySettings(String name) {
        usersOfSettings.variablesOf(name).ifPresent(variables -> {
            throw new NamedBySettings(variables);
        });
    }
}
