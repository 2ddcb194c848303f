package dev.orderflow.operations;

import java.util.List;

/**
 * What was seen of the broker in one look.
 *
 * @param unclaimedDeadLetters dead letters of no subscription
 * @param missing              queues that should be there and are not
 * @param unheard              queues that should have a listener and have none
 * @param diskFull             whether the broker's disk is full
 */
public record BrokerLook(
        List<TopicFlow> topics,
        long unclaimedDeadLetters,
        List<PreparedBranch> inDoubt,
        List<String> missing,
        List<String> unheard,
        boolean diskFull) {}
