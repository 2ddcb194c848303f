package dev.orderflow.adapter;

import java.util.function.LongSupplier;
import org.apache.activemq.artemis.api.core.client.ClientMessage;

/** What one transaction has taken so far, and whether it may take one message more. */
final class Batch {

    private final BatchLimits limits;
    private final LongSupplier nanoTime;
    private long begun;
    private int messages;
    private long bytes;
    private boolean closed;

    Batch(BatchLimits limits, LongSupplier nanoTime) {
        this.limits = limits;
        this.nanoTime = nanoTime;
        this.begun = nanoTime.getAsLong();
    }

    /** What all of its messages need is there: its time counts from now on. */
    void prepared() {
        begun = nanoTime.getAsLong();
    }

    /** Whether it is worth looking for another message. */
    boolean mayGrow() {
        return !closed
                && messages < limits.messages()
                && bytes < limits.bytes()
                && nanoTime.getAsLong() - begun < limits.time().toNanos();
    }

    /** Whether this message may be in one transaction with those before it. */
    boolean takes(ClientMessage message) {
        return !mustBeAlone(message) && bytes + message.getEncodeSize() <= limits.bytes();
    }

    void add(ClientMessage message) {
        messages++;
        bytes += message.getEncodeSize();
        closed = mustBeAlone(message);
    }

    int size() {
        return messages;
    }

    /** What was delivered before may fail again. A large message comes in parts, and its size is not known in advance. */
    private static boolean mustBeAlone(ClientMessage message) {
        return message.getDeliveryCount() > 1 || message.isLargeMessage();
    }
}
