package dev.orderflow.identity;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** So much is being hashed at the same time that this one would have had to wait for too long. */
public final class TooManyLogins extends RuntimeException {

    private static final long LONGEST_WAIT_SECONDS = 2;
    /** Each keeps a thread of the server that long. */
    private static final int MOST_WAITING = 8;

    private TooManyLogins() {
        super("Too many are logging in at the same time; try again.");
    }

    /**
     * Waits for a permit; many may not wait, and nobody for long.
     *
     * @throws TooManyLogins when there is none
     */
    static void mustGetTurn(Semaphore permits) {
        try {
            if (permits.getQueueLength() >= MOST_WAITING || !permits.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new TooManyLogins();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The server is stopping.", e);
        }
    }
}
