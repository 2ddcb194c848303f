package dev.orderflow.web.http;

import java.util.List;
import java.util.Optional;

/**
 * Reads the header {@code Idempotency-Key}. Its value is taken as it comes: clients that quote it, as the draft would have it, and
 * clients that don't, as most do, are both understood, so long as they repeat themselves.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">The Idempotency-Key HTTP Header Field</a>
 */
public final class IdempotencyKeyHeader {

    /** The name of the header. */
    public static final String NAME = "Idempotency-Key";
    /** How many characters a key may have. */
    public static final int LONGEST = 255;

    private IdempotencyKeyHeader() {}

    /**
     * The key, or empty where the client gives none.
     *
     * @param values of all headers with that name; null where there are none
     * @throws Refusal when it cannot be a key, or there are several
     */
    public static Optional<String> key(List<String> values) {
        if (values == null || values.isEmpty()) {
            return Optional.empty();
        }
        if (values.size() > 1) {
            throw new Refusal(Problem.invalid(NAME, "must be given once"));
        }
        String key = values.get(0);
        if (key.isBlank() || key.length() > LONGEST || !Text.isClean(key)) {
            throw new Refusal(Problem.invalid(NAME, "must have 1 to " + LONGEST + " characters, none of them a control character"));
        }
        return Optional.of(key);
    }
}
