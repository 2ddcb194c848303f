package dev.orderflow.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;

/**
 * Somebody who has logged in once and is known by a token since then, as browsers are.
 *
 * @param login whom the password was verified for
 * @param csrfToken what the page that began it knows and no other page does
 * @param begun when the password was verified
 * @param lastUsed when somebody last did something with it, to about a minute
 */
public record Session(Login login, String csrfToken, Instant begun, Instant lastUsed) {

    /** A session that nobody uses is over after that. */
    public static final Duration IDLE = Duration.ofMinutes(30);

    /** Every session is over after that. */
    public static final Duration LONGEST = Duration.ofHours(12);

    /** When it is over, if nobody uses it until then. */
    public Instant idleUntil() {
        Instant idle = lastUsed.plus(IDLE);
        return idle.isBefore(endsAt()) ? idle : endsAt();
    }

    /** When it is over, however much it is used. */
    public Instant endsAt() {
        return begun.plus(LONGEST);
    }

    /** Whether this is its token; how much of a wrong one is right cannot be told from the time that it takes. */
    public boolean hasCsrfToken(String token) {
        return token != null
                && MessageDigest.isEqual(csrfToken.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    boolean isOver(Instant now) {
        return !now.isBefore(idleUntil());
    }

    Session usedAt(Instant now) {
        return now.isAfter(lastUsed) ? new Session(login, csrfToken, begun, now) : this;
    }

    /** Without its token. */
    @Override
    public String toString() {
        return "a session of " + login.name() + " since " + begun;
    }
}
