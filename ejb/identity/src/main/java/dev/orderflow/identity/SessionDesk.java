package dev.orderflow.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.database.Database;
import dev.orderflow.database.DatabaseOutage;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Begins and ends sessions, and knows whose they are.
 *
 * <p>A token is 256 random bits, of which only the SHA-256 is stored: a copy of the table lets nobody in. Guessing such a token is
 * hopeless, so that it needs no slow hash and no count of failures.
 *
 * <p>A page asks many times a second. What was read a moment ago is not read again, and the use of a session is stored once a minute.
 * While the database is away, sessions that this node has seen are known all the same, as {@link Logins} knows logins.
 */
@ApplicationScoped
public class SessionDesk {

    private static final Logger LOG = System.getLogger(SessionDesk.class.getPackageName());

    static final Duration TRUSTED = Duration.ofSeconds(5);
    static final Duration STORED_EVERY = Duration.ofMinutes(1);
    static final int MOST_OF_USER = 50;

    private static final int TOKEN_BYTES = 32;
    /** Of base64 without padding: 32 bytes are 43 characters. */
    private static final int TOKEN_CHARACTERS = 43;

    @Inject
    Logins logins;

    @Inject
    Sessions sessions;

    @Inject
    Database database;

    @Inject
    Clock clock;

    private final SecureRandom random = new SecureRandom();
    private RecentSessions recent;

    @PostConstruct
    void prepare() {
        recent = new RecentSessions();
    }

    /**
     * A session for the user of this name, if this is the password. Refuses as {@link Logins#verify} does.
     *
     * @throws dev.orderflow.database.DatabaseAway when the database is known to be away: a session that is stored nowhere is none
     */
    public Optional<NewSession> begin(String name, String password, String address) {
        database.mustBeReady();
        return logins.verify(name, password, address).map(this::begin);
    }

    private NewSession begin(Login login) {
        Instant now = clock.instant();
        NewSession begun = new NewSession(random(), new Session(login, random(), now, now));
        sessions.add(hash(begun.token()), begun.session(), MOST_OF_USER);
        return begun;
    }

    /** The session of this token, which is used by that. */
    public Optional<Session> use(String token) {
        return found(token, true);
    }

    /** The session of this token. It goes on no longer because of that: who looks on by a timer is not somebody who is there. */
    public Optional<Session> look(String token) {
        return found(token, false);
    }

    private Optional<Session> found(String token, boolean used) {
        if (token.length() != TOKEN_CHARACTERS) {
            return Optional.empty();
        }
        String hash = hash(token);
        Instant now = clock.instant();
        Optional<Session> session = recent.find(hash, now.minus(TRUSTED)).or(() -> read(hash, now)).filter(it -> !it.isOver(now));
        if (used) {
            session.ifPresent(it -> used(hash, now));
        }
        return session.map(it -> used ? it.usedAt(now) : it);
    }

    private Optional<Session> read(String hash, Instant now) {
        try {
            database.mustBeReady();
            Optional<Session> stored = sessions.find(hash);
            stored.ifPresentOrElse(it -> recent.remember(hash, it, now), () -> recent.forget(hash));
            return recent.findOld(hash);
        } catch (RuntimeException failure) {
            if (!DatabaseOutage.isIn(failure)) {
                throw failure;
            }
            return Optional.of(recent.findOld(hash).orElseThrow(() -> failure));
        }
    }

    private void used(String hash, Instant now) {
        if (recent.used(hash, now, STORED_EVERY) && !database.isKnownToBeAway()) {
            try {
                sessions.used(hash, now);
            } catch (RuntimeException failure) {
                if (!DatabaseOutage.isIn(failure)) {
                    throw failure;
                }
                LOG.log(Level.DEBUG, "That a session is used is stored when the database is back.", failure);
            }
        }
    }

    /** The session of this token is over. */
    public void end(String token) {
        String hash = hash(token);
        sessions.remove(hash);
        recent.forget(hash);
    }

    /** Removes what is over from the database. */
    int removeOverdue() {
        Instant now = clock.instant();
        return sessions.removeOverdue(now.minus(Session.IDLE), now.minus(Session.LONGEST));
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) UserChanged user) {
        recent.forgetAllOf(user.name());
    }

    private String random() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String hash(String token) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
