package dev.orderflow.messaging;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Whether the broker's disk was full when somebody last looked. Who would begin new work waits then; what was accepted is brought to its
 * end, which makes room.
 */
@ApplicationScoped
public class BrokersDisk {

    private volatile boolean full;

    /** Somebody has looked. */
    public void seen(boolean isFull) {
        full = isFull;
    }

    /** False where nobody has looked. */
    public boolean isFull() {
        return full;
    }
}
