package dev.orderflow.web.identity;

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
 * <p>Kept is no password, but its HMAC under a key that lives as long as this object. A login is forgotten a minute after it was
 * verified, however often it is used, so that a changed password or role takes effect by then.
 */
final class RecentLogins {

    static final Duration REMEMBERED = Duration.ofMinutes(1);
    static final int MOST = 1_000;

    private static final String HMAC = "HmacSHA256";

    private record Login(Role role, Instant until) {}

    private final Clock clock;
    private final SecretKeySpec key;
    private final Map<ByteBuffer, Login> logins = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Login> eldest) {
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
        logins.put(digest(name, password), new Login(role, clock.instant().plus(REMEMBERED)));
    }

    Optional<Role> find(String name, String password) {
        ByteBuffer digest = digest(name, password);
        synchronized (this) {
            Login login = logins.get(digest);
            if (login == null) {
                return Optional.empty();
            }
            if (clock.instant().isAfter(login.until())) {
                logins.remove(digest);
                return Optional.empty();
            }
            return Optional.of(login.role());
        }
    }

    private ByteBuffer digest(String name, String password) {
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
