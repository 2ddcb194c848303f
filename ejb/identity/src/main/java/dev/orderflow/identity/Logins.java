package dev.orderflow.identity;

import static java.util.stream.Collectors.toSet;

import dev.orderflow.database.Database;
import dev.orderflow.database.DatabaseAway;
import dev.orderflow.database.DatabaseOutage;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Verifies names and passwords. An unknown name takes as long to refuse as a wrong password.
 *
 * <p>While the database is away, who logged in before is known all the same, and so are the users of the settings: somebody has to be
 * able to look then. What they want of the database is refused behind this.
 */
@ApplicationScoped
public class Logins {

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
    private FailedLogins failed;
    private String nobody;

    /** Half of the processors may be busy with hashing for those of whom nothing is known: they may be guessing. */
    private final Semaphore forAnybody = new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

    /** Who was verified before with this password need not stand behind those who guess. */
    private final Semaphore forTheKnown = new Semaphore(1, true);

    /** Of many requests with the same login that come together, one verifies it for all. */
    private final ConcurrentMap<ByteBuffer, CompletableFuture<Optional<Login>>> underWay = new ConcurrentHashMap<>();

    @PostConstruct
    void prepare() {
        recent = new RecentLogins(clock);
        failed = new FailedLogins(clock);
        nobody = passwords.ofNobody();
    }

    /**
     * The login, if the name is that of a user who is not disabled, and this is the password.
     *
     * @param address where it comes from
     * @throws DatabaseAway when the database is known to be away, and without it nothing can be said about the password
     * @throws IllegalStateException when it turns out to be
     * @throws TooManyFailedLogins when the password was not looked at, because too many have been wrong
     * @throws TooManyLogins when too many are logging in at the same time
     */
    public Optional<Login> verify(String name, String password, String address) {
        failed.mustNotBeTooMany(name, address);
        Optional<Login> login = recent.find(name, password).or(() -> onceForAll(name, password, address));
        login.ifPresent(it -> failed.succeeded(name, address));
        return login;
    }

    /** Those among these logins whose users are gone or disabled by now, or have another role or password, and whose tokens have ended. */
    public Set<Login> over(Set<Login> logins) {
        Instant now = clock.instant();
        Map<String, Long> versions = users.versions(logins.stream().map(Login::name).toList());
        return logins.stream().filter(login -> login.isOver(versions.get(login.name()), now)).collect(toSet());
    }

    /** Forgets the logins that are over because of something that was done on another node. */
    void forgetThoseThatAreOver() {
        recent.forget(over(recent.logins()));
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) UserChanged user) {
        recent.forgetAllOf(user.name());
    }

    private Optional<Login> onceForAll(String name, String password, String address) {
        ByteBuffer digest = recent.digest(name, password);
        CompletableFuture<Optional<Login>> mine = new CompletableFuture<>();
        CompletableFuture<Optional<Login>> others = underWay.putIfAbsent(digest, mine);
        if (others != null) {
            return outcome(others);
        }
        try {
            mine.complete(verified(name, password, address));
        } catch (RuntimeException failure) {
            mine.completeExceptionally(failure);
        } finally {
            underWay.remove(digest);
        }
        return outcome(mine);
    }

    private static Optional<Login> outcome(CompletableFuture<Optional<Login>> verification) {
        try {
            return verification.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException failure ? failure : failed;
        }
    }

    private Optional<Login> verified(String name, String password, String address) {
        try {
            database.mustBeReady();
            if (recent.wasRefused(name, password)) {
                return Optional.empty();
            }
            Optional<User> user = UserName.isPossible(name) ? users.find(name) : Optional.empty();
            return inTurn(name, password, address, () -> compared(user, name, password, address));
        } catch (RuntimeException failure) {
            if (!DatabaseOutage.isIn(failure)) {
                throw failure;
            }
            return Optional.of(verifiedWithoutDatabase(name, password, address).orElseThrow(() -> failure));
        }
    }

    private Optional<Login> compared(Optional<User> user, String name, String password, String address) {
        boolean matches = passwords.matches(password, user.map(User::passwordHash).orElse(nobody));
        Optional<Login> login = user.filter(it -> matches && !it.disabled()).map(it -> new Login(name, it.role(), it.version()));
        login.ifPresentOrElse(it -> recent.remember(it, password), () -> {
            recent.refused(name, password);
            failed.failed(name, address);
        });
        return login;
    }

    private Optional<Login> verifiedWithoutDatabase(String name, String password, String address) {
        return recent.findOld(name, password)
                .or(() -> inTurn(name, password, address, () -> comparedWithSettings(name, password, address)));
    }

    private Optional<Login> comparedWithSettings(String name, String password, String address) {
        // For the work that it takes: an outage makes guessing no faster, and does not tell whom the settings name.
        passwords.matches(password, nobody);
        Optional<Login> login = usersOfSettings.role(name, password).map(role -> new Login(name, role, Login.OF_SETTINGS));
        login.ifPresentOrElse(it -> recent.remember(it, password), () -> failed.failed(name, address));
        return login;
    }

    private Optional<Login> inTurn(String name, String password, String address, Supplier<Optional<Login>> comparison) {
        Semaphore turn = recent.findOld(name, password).isPresent() ? forTheKnown : forAnybody;
        TooManyLogins.mustGetTurn(turn);
        try {
            // Others that came at the same time have failed meanwhile.
            failed.mustNotBeTooMany(name, address);
            return recent.find(name, password).or(comparison);
        } finally {
            turn.release();
        }
    }
}
