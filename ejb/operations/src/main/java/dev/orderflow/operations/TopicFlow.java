package dev.orderflow.operations;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A topic and its subscriptions, as the broker has them.
 *
 * @param published          how many messages have been sent to it since the broker started
 * @param publishedPerSecond empty at the first look
 */
public record TopicFlow(String name, long published, OptionalDouble publishedPerSecond, List<SubscriptionFlow> subscriptions) {

    /**
     * A queue of the topic.
     *
     * @param depth       messages that have not been handled: those that wait and all of the following
     * @param delivering  those that consumers hold
     * @param scheduled   those that failed and wait for their next delivery
     * @param nodes       how many of the consumers are of which node; those that do not say are left out
     * @param perTransaction how many messages one transaction of this node takes, over the last minute; empty where it took none
     * @param oldest      when the oldest of all these was sent
     * @param deadLetters messages in its dead-letter queue
     */
    public record SubscriptionFlow(
            String name,
            long depth,
            long delivering,
            long scheduled,
            long consumers,
            Map<String, Long> nodes,
            boolean paused,
            OptionalDouble inPerSecond,
            OptionalDouble outPerSecond,
            OptionalDouble perTransaction,
            Optional<Instant> oldest,
            long deadLetters) {}
}
