package dev.orderflow.adapter;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * As many deliveries at a time as the machine can work at. More would only take the processor from each other; one that waits for its turn
 * finds more messages, and brings all of them in one transaction. Where there is room nobody waits.
 *
 * <p>The turns go round by who came first. Nobody waits for long: a delivery that takes its time (a database that does not answer, a row
 * that somebody else has) holds up no other subscription.
 */
final class Turns {

    private final Semaphore free;
    private final long longestMillis;

    Turns(int atOnce, long longestMillis) {
        this.free = new Semaphore(atOnce, true);
        this.longestMillis = longestMillis;
    }

    /** Waits for a turn, or until it has waited long enough. */
    Turn next() throws InterruptedException {
        boolean taken = free.tryAcquire(longestMillis, TimeUnit.MILLISECONDS);
        return taken ? free::release : () -> { };
    }

    int waiting() {
        return free.getQueueLength();
    }

    int free() {
        return free.availablePermits();
    }

    /** Ends once. */
    @FunctionalInterface
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }
}
