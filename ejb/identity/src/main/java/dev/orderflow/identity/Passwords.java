package dev.orderflow.identity;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * How passwords are hashed: PBKDF2 with HMAC-SHA-256 and 600,000 iterations, the number that OWASP recommends for it, a salt of 16
 * bytes and a key of 32. One hash costs some tenths of a second of a core, which is the point of it; see {@link RecentLogins} for
 * how requests get by without it. Each hash names its own parameters: raising them here leaves older passwords valid.
 *
 * <p>Twelve characters at least: some tens of guesses a second, which is all that a node hashes, get nowhere then.
 *
 * @see <a href="https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#pbkdf2">OWASP, Password Storage</a>
 */
@ApplicationScoped
public class Passwords {

    /** In characters. */
    public static final int SHORTEST = 12;
    /** In characters. */
    public static final int LONGEST = 256;

    /** What is wrong with a password that no user may have, to be put after the name of the field or variable. */
    public static final String RULE = "must have " + SHORTEST + " to " + LONGEST + " characters";

    private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
    private static final int ITERATIONS = 600_000;
    private static final int SALT_BYTES = 16;
    private static final int KEY_BYTES = 32;

    private final Semaphore making = new Semaphore(1, true);

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

    /** Whether guessing it takes too long, and hashing it does not. */
    public static boolean isLongEnough(String password) {
        int length = password.codePointCount(0, password.length());
        return length >= SHORTEST && length <= LONGEST;
    }

    /**
     * A new hash, with a salt of its own; one after the other, as everybody may change its own password.
     *
     * @throws TooManyLogins when too many are to be made at the same time
     */
    String hash(String password) {
        TooManyLogins.mustGetTurn(making);
        try {
            return pbkdf2.generate(password.toCharArray());
        } finally {
            making.release();
        }
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
