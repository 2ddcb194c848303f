package dev.orderflow.identity;

import static java.util.stream.Collectors.toSet;

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
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Logins that succeeded a moment ago, and such as did not. HTTP Basic sends the password with each request, and hashing it each time would
 * be nearly all that the server does.
 *
 * <p>Kept is no password, but its HMAC under a key that lives as long as this object. A login has to be verified again a minute after
 * it was, however often it is used, so that a changed password or role takes effect by then. Until its password is refused, or another
 * one verified, or its user is known to have changed, it is kept beyond that, for times when nothing can be verified.
 *
 * <p>A wrong password that is sent again within a minute is refused unhashed, and is no further guess: a program that has not been told of
 * a new password costs little, and locks nobody out.
 */
final class RecentLogins {

    static final Duration REMEMBERED = Duration.ofMinutes(1);
    static final int MOST = 1_000;

    private static final String HMAC = "HmacSHA256";

    private record Remembered(ByteBuffer digest, Login login, Instant until) {}

    private record Refused(String name, Instant until) {}

    private final Clock clock;
    private final SecretKeySpec key;
    /** By name, in the order of use. */
    private final Map<String, Remembered> logins = bounded();
    /** By digest. */
    private final Map<ByteBuffer, Refused> refused = bounded();

    RecentLogins(Clock clock) {
        this.clock = clock;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, HMAC);
    }

    private static <K, V> Map<K, V> bounded() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > MOST;
            }
        };
    }

    synchronized void remember(Login login, String password) {
        logins.put(login.name(), new Remembered(digest(login.name(), password), login, clock.instant().plus(REMEMBERED)));
    }

    /** This password was wrong. */
    synchronized void refused(String name, String password) {
        ByteBuffer digest = digest(name, password);
        refused.put(digest, new Refused(name, clock.instant().plus(REMEMBERED)));
        logins.computeIfPresent(name, (it, remembered) -> remembered.digest().equals(digest) ? null : remembered);
    }

    /** Whether this password was wrong a moment ago. */
    boolean wasRefused(String name, String password) {
        ByteBuffer digest = digest(name, password);
        synchronized (this) {
            return Optional.ofNullable(refused.get(digest)).filter(it -> !clock.instant().isAfter(it.until())).isPresent();
        }
    }

    /** The login that was verified a moment ago. */
    Optional<Login> find(String name, String password) {
        return remembered(name, password).filter(it -> !clock.instant().isAfter(it.until())).map(Remembered::login);
    }

    /** The login that was verified at any time. */
    Optional<Login> findOld(String name, String password) {
        return remembered(name, password).map(Remembered::login);
    }

    private Optional<Remembered> remembered(String name, String password) {
        ByteBuffer digest = digest(name, password);
        synchronized (this) {
            return Optional.ofNullable(logins.get(name)).filter(login -> login.digest().equals(digest));
        }
    }

    /** Those that are remembered. */
    synchronized Set<Login> logins() {
        return logins.values().stream().map(Remembered::login).collect(toSet());
    }

    /** The user of this name has changed. */
    synchronized void forgetAllOf(String name) {
        logins.remove(name);
        refused.values().removeIf(it -> it.name().equals(name));
    }

    /** These are over. */
    synchronized void forget(Set<Login> over) {
        logins.values().removeIf(it -> over.contains(it.login()));
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
