package dev.orderflow.orders;

import jakarta.ejb.ApplicationException;

/** The first request under this idempotency key is still in progress, or in doubt; nothing has been stored for this one. */
@ApplicationException(rollback = true) // a refusal: enterprise beans log others as their failure
public final class KeyInUse extends RuntimeException {

    /** For a request under this key. */
    public KeyInUse(IdempotencyKey key) {
        super("The first request under this key is still in progress: " + key.value());
    }
}
