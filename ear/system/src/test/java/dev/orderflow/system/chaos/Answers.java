package dev.orderflow.system.chaos;

import dev.orderflow.system.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** What the clients were told, and whether the tables say the same. */
final class Answers {

    private final Map<String, String> orderUnderKey = new ConcurrentHashMap<>();
    private final Queue<String> contradictions = new ConcurrentLinkedQueue<>();
    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
    private final LongAdder unknown = new LongAdder();

    /** The client was told that this order was placed. */
    void placed(String key, String order) {
        String before = orderUnderKey.putIfAbsent(key, order);
        if (before != null && !before.equals(order)) {
            contradictions.add("a key was answered with two orders: " + key + " with " + before + " and " + order);
        }
    }

    /** The client got no answer, or one that doesn't say whether the order was placed. */
    void unknown() {
        unknown.increment();
    }

    /** The client was refused, or never answered, although its order was good. */
    void refused(String key, String why) {
        refusals.add("a good order was not taken: " + key + ": " + why);
    }

    /** The orders that clients were told of. */
    Collection<String> accepted() {
        return Set.copyOf(orderUnderKey.values());
    }

    long unknowns() {
        return unknown.sum();
    }

    /** Keys whose order is not there, a sentence each. */
    List<String> lost(Sql database) throws SQLException {
        Set<String> stored = new HashSet<>(database.texts("select k.key || ' ' || o.id from orders.idempotency_key k"
                + " join orders.orders o on o.id = k.order_id"));
        return orderUnderKey.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .filter(entry -> !stored.contains(entry))
                .map(entry -> "a key has not the order that its client was told: " + entry)
                .toList();
    }

    /** Orders beyond the one of each key, a sentence each. */
    List<String> duplicated(Sql database) throws SQLException {
        List<String> found = new ArrayList<>(contradictions);
        database.texts("select id from orders.orders where id not in (select order_id from orders.idempotency_key)")
                .forEach(order -> found.add("an order was placed again, beside that of its key: " + order));
        return found;
    }

    List<String> refusals() {
        return List.copyOf(refusals);
    }
}
