package dev.orderflow.orders;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was done under which key. */
public class InMemoryIdempotencyKeys implements IdempotencyKeys {

    private record Entry(FirstRequest first, Instant at) {}

    private final Map<IdempotencyKey, Entry> entries = new HashMap<>();
    private final Set<IdempotencyKey> takenByOthers = new HashSet<>();

    /** Another request has this one now. */
    public void takenByAnother(IdempotencyKey key) {
        takenByOthers.add(key);
    }

    @Override
    public boolean take(IdempotencyKey key) {
        return !takenByOthers.contains(key);
    }

    @Override
    public void await(IdempotencyKey key, Duration longest) {
        if (!take(key)) {
            throw new KeyInUse(key);
        }
    }

    @Override
    public Optional<FirstRequest> under(IdempotencyKey key) {
        return Optional.ofNullable(entries.get(key)).map(Entry::first);
    }

    @Override
    public void rememberAll(Map<IdempotencyKey, FirstRequest> firsts, Instant at) {
        firsts.forEach((key, first) -> entries.put(key, new Entry(first, at)));
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
