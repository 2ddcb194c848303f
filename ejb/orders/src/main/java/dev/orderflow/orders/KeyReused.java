package dev.orderflow.orders;

import jakarta.ejb.ApplicationException;

/** Something else was asked for under this idempotency key; nothing has been stored for this one. */
@ApplicationException(rollback = true) // a refusal: enterprise beans log others as their failure
public final class KeyReused extends RuntimeException {

    KeyReused(IdempotencyKey key) {
        super("Something else was asked for under this key: " + key.value());
    }
}
