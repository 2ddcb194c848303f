package dev.orderflow.web.body;

import java.util.concurrent.atomic.AtomicLong;

/** What all bodies together may take of the memory. */
final class Memory {

    private final AtomicLong free;

    /** @param bytes so many in all */
    Memory(long bytes) {
        this.free = new AtomicLong(bytes);
    }

    /** Takes so many bytes, or none of them. */
    boolean takes(int bytes) {
        if (free.addAndGet(-bytes) >= 0) {
            return true;
        }
        free.addAndGet(bytes);
        return false;
    }

    /** Gives them back. */
    void gives(int bytes) {
        free.addAndGet(bytes);
    }
}
