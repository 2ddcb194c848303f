package dev.orderflow.orders;

/** The first request under this idempotency key is still in progress, or in doubt; nothing has been stored for this one. */
public final class KeyInUse extends RuntimeException {

    KeyInUse(IdempotencyKey key) {
        super("The first request under this key is still in progress: " + key.value());
    }
}
