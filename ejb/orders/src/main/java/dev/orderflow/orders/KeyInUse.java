package dev.orderflow.orders;

import jakarta.ejb.ApplicationException;

/** The first request under this idempotency key is still in progress, or in doubt; nothing has been stored for this one. */
@ApplicationException(rollback = true) // a refusal: enterprise beans log others as their failure
public final class KeyInUse extends RuntimeException {

    /** For a request under this key. */
    public KeyInUse(IdempotencyKey key) {
        this(key, null);
    }

    /** For a request under this key, which has waited for the first one; the cause tells how. */
    public KeyInUse(IdempotencyKey key, Throwable cause) {
        super("The first request under this key is still in progress: " + key.value(), cause);
    }
}
