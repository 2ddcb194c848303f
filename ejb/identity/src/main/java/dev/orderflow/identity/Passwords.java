package dev.orderflow.identity;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.util.Base64;
import java.util.Map;

/**
 * How passwords are hashed: PBKDF2 with HMAC-SHA-256 and 600,000 iterations, the number that OWASP recommends for it, a salt of 16
 * bytes and a key of 32. One hash costs some tenths of a second of a core, which is the point of it; see {@link RecentLogins} for
 * how requests get by without it. Each hash names its own parameters: raising them here leaves older passwords valid.
 *
 * @see <a href="https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#pbkdf2">OWASP, Password Storage</a>
 */
@ApplicationScoped
class Passwords {

    private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
    private static final int ITERATIONS = 600_000;
    private static final int SALT_BYTES = 16;
    private static final int KEY_BYTES = 32;

    @Inject
    Pbkdf2PasswordHash pbkdf2;

    @PostConstruct
    void configure() {
        pbkdf2.initialize(Map.of(
                "Pbkdf2PasswordHash.Algorithm", ALGORITHM,
                "Pbkdf2PasswordHash.Iterations", String.valueOf(ITERATIONS),
                "Pbkdf2PasswordHash.SaltSizeBytes", String.valueOf(SALT_BYTES),
                "Pbkdf2PasswordHash.KeySizeBytes", String.valueOf(KEY_BYTES)));
    }

    /** A new hash, with a salt of its own. */
    String hash(String password) {
        return pbkdf2.generate(password.toCharArray());
    }

    boolean matches(String password, String hash) {
        return pbkdf2.verify(password.toCharArray(), hash);
    }

    /** The hash of no password; comparing with it takes as long as comparing with any other. */
    String ofNobody() {
        Base64.Encoder base64 = Base64.getEncoder();
        return ALGORITHM + ":" + ITERATIONS + ":" + base64.encodeToString(new byte[SALT_BYTES]) + ":"
                + base64.encodeToString(new byte[KEY_BYTES]);
    }
}
