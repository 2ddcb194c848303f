package dev.orderflow.web.identity;

import dev.orderflow.web.json.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * The users that the settings name: an operator in {@code ORDERFLOW_OPERATOR_USER} and {@code _PASSWORD}, a customer in
 * {@code ORDERFLOW_CUSTOMER_USER} and {@code _PASSWORD}. Both are optional; the settings win over what the database has.
 */
@ApplicationScoped
class UsersOfSettings {

    private static final Logger LOG = System.getLogger(UsersOfSettings.class.getPackageName());
    private static final int LONGEST_NAME = 64;

    @Inject
    Config config;

    @Inject
    Users users;

    @Inject
    Passwords passwords;

    /**
     * Makes or updates the users.
     *
     * @throws IllegalStateException when a setting is missing or wrong; it names the variable
     */
    void make() {
        make(Role.OPERATOR, "ORDERFLOW_OPERATOR");
        make(Role.CUSTOMER, "ORDERFLOW_CUSTOMER");
    }

    private void make(Role role, String prefix) {
        Optional<String> name = setting(prefix + "_USER");
        Optional<String> password = setting(prefix + "_PASSWORD");
        if (name.isPresent() != password.isPresent()) {
            String present = prefix + (name.isPresent() ? "_USER" : "_PASSWORD");
            String missing = prefix + (name.isPresent() ? "_PASSWORD" : "_USER");
            throw new IllegalStateException(present + " is set, but " + missing + " is not.");
        }
        name.ifPresent(it -> {
            check(it, prefix + "_USER");
            make(role, it, password.orElseThrow());
        });
    }

    private Optional<String> setting(String variable) {
        return config.getOptionalValue(variable, String.class).filter(value -> !value.isBlank());
    }

    private static void check(String name, String variable) {
        // HTTP Basic ends the name at the first colon.
        if (name.length() > LONGEST_NAME || name.indexOf(':') >= 0 || !Text.isClean(name)) {
            throw new IllegalStateException(
                    variable + " must have at most " + LONGEST_NAME + " characters, none of them a colon or a control character.");
        }
    }

    private void make(Role role, String name, String password) {
        boolean unchanged = users.find(name)
                .filter(user -> user.role() == role && passwords.matches(password, user.passwordHash()))
                .isPresent();
        if (!unchanged) {
            User user = new User(name, passwords.hash(password), role);
            users.put(user);
            LOG.log(Level.INFO, "Made or changed the user {0}", user);
        }
    }
}
