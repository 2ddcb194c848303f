package dev.orderflow.history;

import dev.orderflow.events.Event;
import dev.orderflow.events.EventJson;
import dev.orderflow.events.Fact;
import dev.orderflow.events.UnopenedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;

/** A history in memory, in which a test makes rows visible in whatever order it likes; it counts how often it is asked. */
final class InMemoryHistory implements History {

    static final EventJson JSON = new EventJson();

    final List<UnopenedEvent> added = new ArrayList<>();
    int asked;
    RuntimeException failure;
    private final NavigableMap<Long, Row> rows = new TreeMap<>();

    /** A row becomes visible that tells of this fact. */
    void shows(long position, Instant keptAt, Fact fact) {
        rows.put(position, new Row(position, keptAt, Optional.of(text("e-" + position, fact)), Optional.empty()));
    }

    /** A row becomes visible that tells of no status. */
    void shows(long position, Instant keptAt) {
        rows.put(position, new Row(position, keptAt, Optional.empty(), Optional.empty()));
    }

    static String text(String id, Fact fact) {
        return JSON.write(new Event(id, Instant.parse("2026-11-22T09:31:00Z"), Optional.empty(), fact));
    }

    @Override
    public void addAll(List<UnopenedEvent> events) {
        if (failure != null) {
            throw failure;
        }
        added.addAll(events);
    }

    @Override
    public List<KeptEvent> about(String orderId, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Row> statusesOf(String orderId, long after, int limit) {
        return rows.tailMap(after, false).values().stream()
                .filter(row -> row.status().filter(text -> JSON.readUnopened(text).subject().equals(orderId)).isPresent())
                .limit(limit)
                .toList();
    }

    @Override
    public List<Row> statusesOfCustomer(String customerId, long after, int limit) {
        return rows.tailMap(after, false).values().stream()
                .filter(row -> row.status().filter(text -> text.contains("\"customerId\":\"" + customerId + "\"")).isPresent())
                .limit(limit)
                .toList();
    }

    @Override
    public List<Row> next(long after, SortedSet<Long> missing, int limit) {
        asked++;
        if (failure != null) {
            throw failure;
        }
        return rows.values().stream()
                .filter(row -> row.position() > after || missing.contains(row.position()))
                .limit(limit)
                .toList();
    }

    @Override
    public long highestBefore(Instant moment) {
        return rows.descendingMap().values().stream()
                .filter(row -> row.keptAt().isBefore(moment))
                .mapToLong(Row::position)
                .findFirst()
                .orElse(0);
    }

    @Override
    public List<Row> positions(long after) {
        return List.copyOf(rows.tailMap(after, false).values());
    }
}
