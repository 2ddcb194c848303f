package dev.orderflow.identity;

import dev.orderflow.database.Database;
import dev.orderflow.database.DatabaseAway;
import dev.orderflow.database.DatabaseOutage;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Verifies names and passwords. An unknown name takes as long to refuse as a wrong password.
 *
 * <p>While the database is away, who logged in before is known all the same, and so are the users of the settings: somebody has to be
 * able to look then. What they want of the database is refused behind this.
 */
@ApplicationScoped
public class Logins {

    private static final long LONGEST_WAIT_SECONDS = 2;

    @Inject
    Database database;

    @Inject
    Users users;

    @Inject
    UsersOfSettings usersOfSettings;

    @Inject
    Passwords passwords;

    @Inject
    Clock clock;

    private RecentLogins recent;
    private String nobody;

    /**
     * Half of the processors may be busy with hashing: somebody who guesses passwords cannot take the server from those who know
     * theirs.
     */
    private final Semaphore hashing = new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));

    @PostConstruct
    void prepare() {
        recent = new RecentLogins(clock);
        nobody = passwords.ofNobody();
    }

    /**
     * The role of the user of this name, if this is the password.
     *
     * @throws DatabaseAway when the database is known to be away, and without it nothing can be said about the password
     * @throws IllegalStateException when it turns out to be
     * @throws TooManyLogins when too many are logging in at the same time
     */
    public Optional<Role> verify(String name, String password) {
        return recent.find(name, password).or(() -> verified(name, password));
    }

    private Optional<Role> verified(String name, String password) {
        try {
            database.mustBeReady();
            Optional<User> user = UserName.isPossible(name) ? users.find(name) : Optional.empty();
            return inTurn(name, password, () -> compared(user, name, password));
        } catch (RuntimeException failure) {
            if (!DatabaseOutage.isIn(failure)) {
                throw failure;
            }
            return Optional.of(verifiedWithoutDatabase(name, password).orElseThrow(() -> failure));
        }
    }

    private Optional<Role> compared(Optional<User> user, String name, String password) {
        boolean matches = passwords.matches(password, user.map(User::passwordHash).orElse(nobody));
        Optional<Role> role = user.filter(it -> matches).map(User::role);
        role.ifPresentOrElse(it -> recent.remember(name, password, it), () -> recent.forget(name, password));
        return role;
    }

    private Optional<Role> verifiedWithoutDatabase(String name, String password) {
        return recent.findOld(name, password).or(() -> inTurn(name, password, () -> comparedWithSettings(name, password)));
    }

    private Optional<Role> comparedWithSettings(String name, String password) {
        // For the work that it takes: an outage makes guessing no faster, and does not tell whom the settings name.
        passwords.matches(password, nobody);
        Optional<Role> role = usersOfSettings.role(name, password);
        role.ifPresent(it -> recent.remember(name, password, it));
        return role;
    }

    private Optional<Role> inTurn(String name, String password, Supplier<Optional<Role>> comparison) {
        waitForTurn();
        try {
            // Of many requests with the same login that came together, the first has verified it meanwhile.
            return recent.find(name, password).or(comparison);
        } finally {
            hashing.release();
        }
    }

    private void waitForTurn() {
        try {
            if (!hashing.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new TooManyLogins();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The server is stopping.", e);
        }
    }
}
