package dev.orderflow.operations;

import dev.orderflow.operations.Watch.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What was seen of the topics in the last 15 minutes, one look for each five seconds. In memory: it begins with this node. */
final class FlowHistory {

    static final Duration LENGTH = Duration.ofMinutes(15);
    /** While somebody watches there is a look every second. A chart of 15 minutes does not need them. */
    static final Duration STEP = PacedLook.SELDOM;

    // Guarded by this.
    private final Deque<Seen<List<TopicFlow>>> looks = new ArrayDeque<>();

    synchronized void seen(List<TopicFlow> topics, Instant now) {
        if (looks.isEmpty() || !looks.getLast().at().plus(STEP).isAfter(now)) {
            looks.addLast(new Seen<>(now, topics));
        }
        forgetBefore(now.minus(LENGTH));
    }

    /** The oldest first. Where the broker was away there is a hole. */
    synchronized List<Seen<List<TopicFlow>>> until(Instant now) {
        forgetBefore(now.minus(LENGTH));
        return List.copyOf(looks);
    }

    private void forgetBefore(Instant time) {
        while (!looks.isEmpty() && looks.getFirst().at().isBefore(time)) {
            looks.removeFirst();
        }
    }
}
