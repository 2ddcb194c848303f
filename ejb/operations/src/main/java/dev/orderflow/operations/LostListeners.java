package dev.orderflow.operations;

import dev.orderflow.messaging.Listeners;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Starts a listener again whose consumers are gone. A resource adapter does not notice that: when somebody closes a consumer in the
 * console, or destroys its queue, the client closes its side without a word to the adapter, which takes it for open
 * (ClientSessionImpl.handleConsumerDisconnect and ActiveMQMessageHandler in Artemis 2.44 to 2.56).
 */
@ApplicationScoped
class LostListeners {

    private static final Logger LOG = System.getLogger(LostListeners.class.getPackageName());

    /** A listener that starts, or has just lost the broker, has consumers again by itself within that time. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Clock clock;

    @Inject
    Instance<Listeners> listeners;

    private final Map<String, Instant> unheardSince = new HashMap<>();

    /** These queues are there and nobody listens to them. Called at each look, by one thread. */
    void seen(Collection<String> unheard) {
        due(unheard).forEach(this::restart);
    }

    /** The queues that nobody has listened to for that long, or for that long since the last restart. */
    List<String> due(Collection<String> unheard) {
        Instant now = clock.instant();
        unheardSince.keySet().retainAll(unheard);
        unheard.forEach(queue -> unheardSince.putIfAbsent(queue, now));
        List<String> due = unheard.stream().filter(queue -> !unheardSince.get(queue).plus(PATIENCE).isAfter(now)).toList();
        due.forEach(queue -> unheardSince.put(queue, now));
        return due;
    }

    /** What cannot be started again now is tried again when the patience is over once more. */
    private void restart(String queue) {
        try {
            if (listeners.isUnsatisfied()) {
                LOG.log(Level.WARNING, () -> "Nobody listens to " + queue + ". This server starts no listener again: restart the node.");
            } else {
                LOG.log(Level.WARNING, () -> "Nobody listens to " + queue + ". Its listener is started again.");
                listeners.get().restart(queue);
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The listener of " + queue + " cannot be started again", e);
        }
    }
}
