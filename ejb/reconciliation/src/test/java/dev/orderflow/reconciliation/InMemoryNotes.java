package dev.orderflow.reconciliation;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

class InMemoryNotes implements Notes {

    private record Suspect(int repairs, Instant lookAt) {}

    private final Map<Ledger, Entry> marks = new EnumMap<>(Ledger.class);
    private final Map<String, Suspect> suspects = new TreeMap<>();

    boolean suspects(String orderId) {
        return suspects.containsKey(orderId);
    }

    @Override
    public Entry mark(Ledger ledger) {
        return marks.getOrDefault(ledger, Entry.BEGINNING);
    }

    @Override
    public void moveMark(Ledger ledger, Entry to) {
        marks.put(ledger, to);
    }

    @Override
    public void suspect(String orderId, Instant lookAt) {
        suspects.putIfAbsent(orderId, new Suspect(0, lookAt));
    }

    @Override
    public List<String> due(Instant now, int limit) {
        return suspects.keySet().stream().filter(id -> take(id, now).isPresent()).limit(limit).toList();
    }

    @Override
    public OptionalInt take(String orderId, Instant now) {
        Suspect suspect = suspects.get(orderId);
        return suspect == null || suspect.lookAt().isAfter(now) ? OptionalInt.empty() : OptionalInt.of(suspect.repairs());
    }

    @Override
    public void lookAgain(String orderId, int repairs, Instant at) {
        suspects.put(orderId, new Suspect(repairs, at));
    }

    @Override
    public void forget(String orderId) {
        suspects.remove(orderId);
    }
}
