package dev.orderflow.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Logins that succeeded a moment ago. HTTP Basic sends the password with each request, and hashing it each time would be nearly all
 * that the server does.
 *
 * <p>Kept is no password, but its HMAC under a key that lives as long as this object. A login has to be verified again a minute after
 * it was, however often it is used, so that a changed password or role takes effect by then. Until its password is refused, or another
 * one verified, it is kept beyond that, for times when nothing can be verified.
 */
final class RecentLogins {

    static final Duration REMEMBERED = Duration.ofMinutes(1);
    static final int MOST = 1_000;

    private static final String HMAC = "HmacSHA256";

    private record Login(ByteBuffer digest, Role role, Instant until) {}

    private final Clock clock;
    private final SecretKeySpec key;
    /** In the order of use. */
    private final Map<String, Login> logins = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Login> eldest) {
            return size() > MOST;
        }
    };

    RecentLogins(Clock clock) {
        this.clock = clock;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, HMAC);
    }

    synchronized void remember(String name, String password, Role role) {
        logins.put(name, new Login(digest(name, password), role, clock.instant().plus(REMEMBERED)));
    }

    /** This password was refused. */
    synchronized void forget(String name, String password) {
        if (findOld(name, password).isPresent()) {
            logins.remove(name);
        }
    }

    /** The role of the one whose login was verified a moment ago. */
    Optional<Role> find(String name, String password) {
        return login(name, password).filter(login -> !clock.instant().isAfter(login.until())).map(Login::role);
    }

    /** The role of the one whose login was verified at any time. */
    Optional<Role> findOld(String name, String password) {
        return login(name, password).map(Login::role);
    }

    private Optional<Login> login(String name, String password) {
        ByteBuffer digest = digest(name, password);
        synchronized (this) {
            return Optional.ofNullable(logins.get(name)).filter(login -> login.digest().equals(digest));
        }
    }

    ByteBuffer digest(String name, String password) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
            // The length first: otherwise "ab" with "c" would be "a" with "bc".
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, nameBytes.length));
            mac.update(nameBytes);
            return ByteBuffer.wrap(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + HMAC + ".", e);
        }
    }
}
