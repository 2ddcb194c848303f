package dev.orderflow.web.identity;

import dev.orderflow.database.Database;
import dev.orderflow.database.DatabaseAway;
import dev.orderflow.web.json.Text;
import dev.orderflow.web.problem.ProblemKind;
import dev.orderflow.web.problem.Refusal;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The users of the application, by name and password. An unknown name takes as long to refuse as a wrong password. */
@ApplicationScoped
public class ApplicationUsers implements IdentityStore {

    private static final long LONGEST_WAIT_SECONDS = 2;

    @Inject
    Database database;

    @Inject
    Users users;

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
     * Whether the credential is that of a user.
     *
     * @throws DatabaseAway when the database is known to be away: that says nothing about the credential
     * @throws IllegalStateException when it turns out to be
     * @throws Refusal when too many are logging in at the same time
     */
    @Override
    public CredentialValidationResult validate(Credential credential) {
        if (!(credential instanceof UsernamePasswordCredential login)) {
            return CredentialValidationResult.NOT_VALIDATED_RESULT;
        }
        String name = login.getCaller();
        String password = login.getPasswordAsString();
        return recent.find(name, password)
                .or(() -> verified(name, password))
                .map(role -> new CredentialValidationResult(name, Set.of(role.roleName())))
                .orElse(CredentialValidationResult.INVALID_RESULT);
    }

    private Optional<Role> verified(String name, String password) {
        database.mustBeReady();
        Optional<User> user = Text.isClean(name) ? users.find(name) : Optional.empty();
        waitForTurn();
        try {
            // Of many requests with the same login that came together, the first has verified it meanwhile.
            return recent.find(name, password).or(() -> compared(user, name, password));
        } finally {
            hashing.release();
        }
    }

    private Optional<Role> compared(Optional<User> user, String name, String password) {
        boolean matches = passwords.matches(password, user.map(User::passwordHash).orElse(nobody));
        Optional<Role> role = user.filter(it -> matches).map(User::role);
        role.ifPresent(it -> recent.remember(name, password, it));
        return role;
    }

    private void waitForTurn() {
        try {
            if (!hashing.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new Refusal(ProblemKind.UNAVAILABLE, "Too many are logging in at the same time; try again.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The server is stopping.", e);
        }
    }
}
