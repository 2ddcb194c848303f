package dev.orderflow.deadletters;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class InMemoryKnownCauses implements KnownCauses {

    private final Map<List<String>, Entry> byCause = new LinkedHashMap<>();

    @Override
    public void meet(DeadLetter letter) {
        byCause.putIfAbsent(
                key(letter), new Entry(new Untold(letter, letter.deadSince(), 0), letter.deadSince(), false));
    }

    @Override
    public Optional<Untold> due(Instant now) {
        return byCause.values().stream().filter(it -> !it.told() && !it.next().isAfter(now)).map(Entry::untold).findFirst();
    }

    @Override
    public void told(Untold cause, Instant now) {
        byCause.put(key(cause.letter()), new Entry(cause, now, true));
    }

    @Override
    public void postpone(Untold cause, Instant next) {
        Untold again = new Untold(cause.letter(), cause.firstSeen(), cause.tries() + 1);
        byCause.put(key(cause.letter()), new Entry(again, next, false));
    }

    private static List<String> key(DeadLetter letter) {
        return List.of(letter.subscription(), letter.type(), letter.cause());
    }

    private record Entry(Untold untold, Instant next, boolean told) {}
}
