package dev.orderflow.database;

import java.time.Duration;

/**
 * Stands between a subscription and the reactions of a module: closed while something is away that they cannot do without, such as the
 * database. In front of a closed gate a message waits; no attempt is made that could only fail.
 */
public interface Gate {

    /** Nothing is needed that could be away. */
    Gate OPEN = new Gate() {
        @Override
        public boolean opensWithin(Duration patience) {
            return true;
        }

        @Override
        public void failed(RuntimeException failure) {
            // It stays open.
        }
    };

    /** Waits until it is open, at most that long; whether it is. */
    boolean opensWithin(Duration patience);

    /** A reaction failed: closes where that was for want of what the gate is about. */
    void failed(RuntimeException failure);
}
