package dev.orderflow.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many messages share a transaction: messages and transactions of each subscription on this node since it started, those that were
 * rolled back included.
 */
@ApplicationScoped
public class Batches {

    private final Map<String, Taken> bySubscription = new ConcurrentHashMap<>();

    private record Taken(LongAdder transactions, LongAdder messages) {}

    /** @param isFirst whether the message is the first of its transaction */
    void took(String subscription, boolean isFirst) {
        Taken taken = taken(subscription);
        taken.messages.increment();
        if (isFirst) {
            taken.transactions.increment();
        }
    }

    /** Transactions that took something of the subscription, {@code <module>.<topic>}. */
    public long transactions(String subscription) {
        return taken(subscription).transactions.sum();
    }

    /** Messages that those transactions took. */
    public long messages(String subscription) {
        return taken(subscription).messages.sum();
    }

    private Taken taken(String subscription) {
        return bySubscription.computeIfAbsent(subscription, it -> new Taken(new LongAdder(), new LongAdder()));
    }
}
