package dev.orderflow.history;

import static java.util.Comparator.comparing;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * The order of happening: an event comes after the one that caused it. Of those that could come next, the one that happened first does;
 * clocks differ, so the cause counts more than the time.
 */
final class CausalOrder {

    private static final Comparator<KeptEvent> BY_TIME = comparing(KeptEvent::time).thenComparing(KeptEvent::position);

    private CausalOrder() {}

    /** The events in that order. Where strangers make events cause each other in a circle, these come last. */
    static List<KeptEvent> of(List<KeptEvent> events) {
        Map<String, KeptEvent> byId = events.stream().collect(toMap(KeptEvent::id, identity()));
        Map<String, List<KeptEvent>> effects = events.stream()
                .filter(event -> isCausedByOneOf(byId, event))
                .collect(groupingBy(event -> event.causationId().orElseThrow()));
        PriorityQueue<KeptEvent> next = new PriorityQueue<>(BY_TIME);
        events.stream().filter(event -> !isCausedByOneOf(byId, event)).forEach(next::add);

        List<KeptEvent> ordered = new ArrayList<>();
        while (!next.isEmpty()) {
            KeptEvent event = next.remove();
            byId.remove(event.id());
            ordered.add(event);
            next.addAll(effects.getOrDefault(event.id(), List.of()));
        }
        byId.values().stream().sorted(BY_TIME).forEach(ordered::add);
        return ordered;
    }

    /** A cause that is not kept, or not yet, orders nothing. */
    private static boolean isCausedByOneOf(Map<String, KeptEvent> events, KeptEvent event) {
        return event.causationId().filter(events::containsKey).isPresent();
    }
}
