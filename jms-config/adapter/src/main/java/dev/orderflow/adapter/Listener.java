package dev.orderflow.adapter;

import jakarta.resource.spi.work.WorkException;
import jakarta.resource.spi.work.WorkManager;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;

/** One message-driven bean's sessions. */
final class Listener {

    /** No longer than a server may take to stop; a delivery waits ten seconds for a database at most. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Logger LOG = System.getLogger(Listener.class.getPackageName());

    private final String queue;
    private final List<Receiver> receivers;

    Listener(String queue, List<Receiver> receivers) {
        this.queue = queue;
        this.receivers = receivers;
    }

    void start(WorkManager threads) throws WorkException {
        for (Receiver receiver : receivers) {
            threads.scheduleWork(receiver);
        }
        LOG.log(Level.INFO, "{0} is listened to by {1} sessions", queue, receivers.size());
    }

    /** Returns when everything that is being delivered has come to its end. */
    void stop() {
        receivers.forEach(Receiver::stop);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            for (Receiver receiver : receivers) {
                if (!receiver.isOverBy(deadline)) {
                    LOG.log(Level.WARNING, "A delivery of {0} has not come to its end; it is left to its transaction''s timeout", queue);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
