package dev.orderflow.reconciliation;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

class InMemoryNotes implements Notes {

    private record Note(Suspect suspect, Instant lookAt) {}

    private final Map<Ledger, Entry> marks = new EnumMap<>(Ledger.class);
    private final Map<String, Note> suspects = new TreeMap<>();

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
        suspects.putIfAbsent(orderId, new Note(new Suspect(0, false), lookAt));
    }

    @Override
    public List<String> due(Instant now, int limit) {
        return suspects.keySet().stream().filter(id -> take(id, now).isPresent()).limit(limit).toList();
    }

    @Override
    public Optional<Suspect> take(String orderId, Instant now) {
        return Optional.ofNullable(suspects.get(orderId)).filter(note -> !note.lookAt().isAfter(now)).map(Note::suspect);
    }

    @Override
    public void lookAgain(String orderId, Suspect suspect, Instant at) {
        suspects.put(orderId, new Note(suspect, at));
    }

    @Override
    public void forget(String orderId) {
        suspects.remove(orderId);
    }
}
