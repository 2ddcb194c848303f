package dev.orderflow.orders;

/** Another order was placed under this idempotency key; nothing has been stored for this one. */
public final class KeyReused extends RuntimeException {

    KeyReused(IdempotencyKey key) {
        super("Another order was placed under this key: " + key.value());
    }
}
