package dev.orderflow.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.settings.Starting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * The users that the settings name: an operator in {@code ORDERFLOW_OPERATOR_USER} and {@code _PASSWORD}, a customer in
 * {@code ORDERFLOW_CUSTOMER_USER} and {@code _PASSWORD}. Both are optional; the settings win over what the database has.
 */
@ApplicationScoped
public class UsersOfSettings {

    private static final Logger LOG = System.getLogger(UsersOfSettings.class.getPackageName());

    @Inject
    Config config;

    @Inject
    Users users;

    @Inject
    Passwords passwords;

    /** A user and what the settings call it. */
    private record Wanted(Role role, String name, String password, String variables) {}

    /**
     * Looks at the settings only, also while the users cannot be made for want of a database.
     *
     * @throws IllegalStateException when one is missing or wrong; it names the variable
     */
    void check(@Observes Starting start) {
        wanted();
    }

    /**
     * Makes or updates the users.
     *
     * @throws IllegalStateException when a setting is missing or wrong; it names the variable
     */
    public void make() {
        wanted().forEach(this::make);
    }

    /** The role of the user of this name, where the settings have one and this is its password. */
    Optional<Role> role(String name, String password) {
        return wanted().stream()
                .filter(wanted -> wanted.name().equals(name))
                // As the database has it where both have one name.
                .reduce((earlier, later) -> later)
                .filter(wanted -> MessageDigest.isEqual(wanted.password().getBytes(UTF_8), password.getBytes(UTF_8)))
                .map(Wanted::role);
    }

    /** The prefix of the variables that name this user; empty where none do. */
    Optional<String> variablesOf(String name) {
        return wanted().stream().filter(wanted -> wanted.name().equals(name)).map(Wanted::variables).findFirst();
    }

    private List<Wanted> wanted() {
        return Stream.of(wanted(Role.OPERATOR, "ORDERFLOW_OPERATOR"), wanted(Role.CUSTOMER, "ORDERFLOW_CUSTOMER"))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Wanted> wanted(Role role, String prefix) {
        Optional<String> name = setting(prefix + "_USER");
        Optional<String> password = setting(prefix + "_PASSWORD");
        if (name.isPresent() != password.isPresent()) {
            String present = prefix + (name.isPresent() ? "_USER" : "_PASSWORD");
            String missing = prefix + (name.isPresent() ? "_PASSWORD" : "_USER");
            throw new IllegalStateException(present + " is set, but " + missing + " is not.");
        }
        name.ifPresent(it -> check(it, prefix + "_USER"));
        password.filter(it -> !Passwords.isLongEnough(it)).ifPresent(it -> {
            throw new IllegalStateException(prefix + "_PASSWORD " + Passwords.RULE + ".");
        });
        return name.map(it -> new Wanted(role, it, password.orElseThrow(), prefix));
    }

    private Optional<String> setting(String variable) {
        return config.getOptionalValue(variable, String.class).filter(value -> !value.isBlank());
    }

    private static void check(String name, String variable) {
        if (!UserName.isPossible(name)) {
            throw new IllegalStateException(variable + " " + UserName.RULE + ".");
        }
    }

    private void make(Wanted wanted) {
        Optional<User> known = users.find(wanted.name());
        boolean unchanged = known.filter(user -> user.role() == wanted.role() && passwords.matches(wanted.password(), user.passwordHash()))
                .isPresent();
        if (!unchanged) {
            // Who was disabled stays so: the settings give a role and a password, and take nothing back.
            boolean disabled = known.map(User::disabled).orElse(false);
            User user = new User(wanted.name(), passwords.hash(wanted.password()), wanted.role(), disabled, 0);
            users.put(user);
            LOG.log(Level.INFO, "Made or changed the user {0}", user);
        }
    }
}
