package dev.orderflow.orders;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class InMemoryIdempotencyKeys implements IdempotencyKeys {

    private record Entry(String orderId, Instant at) {}

    private final Map<IdempotencyKey, Entry> entries = new HashMap<>();
    private final Set<IdempotencyKey> takenByOthers = new HashSet<>();

    void takenByAnother(IdempotencyKey key) {
        takenByOthers.add(key);
    }

    @Override
    public boolean take(IdempotencyKey key) {
        return !takenByOthers.contains(key);
    }

    @Override
    public Optional<String> orderUnder(IdempotencyKey key) {
        return Optional.ofNullable(entries.get(key)).map(Entry::orderId);
    }

    @Override
    public void remember(IdempotencyKey key, String orderId, Instant at) {
        entries.put(key, new Entry(orderId, at));
    }

    @Override
    public int forget(Instant before, int limit) {
        var old = entries.entrySet().stream()
                .filter(entry -> entry.getValue().at().isBefore(before))
                .map(Map.Entry::getKey)
                .limit(limit)
                .toList();
        old.forEach(entries::remove);
        return old.size();
    }
}
