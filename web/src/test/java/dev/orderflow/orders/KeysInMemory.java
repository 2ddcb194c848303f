package dev.orderflow.orders;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What was done under which key. */
public final class KeysInMemory implements IdempotencyKeys {

    private final Map<IdempotencyKey, FirstRequest> first = new HashMap<>();
    private IdempotencyKey busy;

    /** Another request has this one now. */
    public void areBusyWith(IdempotencyKey key) {
        busy = key;
    }

    @Override
    public boolean take(IdempotencyKey key) {
        return !key.equals(busy);
    }

    @Override
    public Optional<FirstRequest> under(IdempotencyKey key) {
        return Optional.ofNullable(first.get(key));
    }

    @Override
    public void remember(IdempotencyKey key, FirstRequest request, Instant at) {
        first.put(key, request);
    }

    @Override
    public int forget(Instant before, int limit) {
        throw new UnsupportedOperationException();
    }
}
