package dev.orderflow.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

/**
 * Those who want to be told of each look. While there is one, broker and database are looked at every second, once for all of them; and
 * they are told every second, also while both are silent.
 */
@ApplicationScoped
public class FlowAudience {

    private static final Logger LOG = System.getLogger(FlowAudience.class.getPackageName());

    /** Longer than a look and the pause after it: who was told meanwhile is not told twice. */
    private static final Duration SILENCE = Duration.ofMillis(1_500);

    @Inject
    Clock clock;

    private final Set<Runnable> listeners = new CopyOnWriteArraySet<>();
    private volatile Instant lastTold = Instant.MIN;

    /** From now on it is told, soon and quickly: it must not wait for anybody. */
    public void joins(Runnable listener) {
        listeners.add(listener);
    }

    /** It is told no more. */
    public void leaves(Runnable listener) {
        listeners.remove(listener);
    }

    boolean isThere() {
        return !listeners.isEmpty();
    }

    /** Something new was seen. A listener that fails takes nothing from the others, nor from the next look. */
    void tell() {
        lastTold = clock.instant();
        for (Runnable listener : listeners) {
            try {
                listener.run();
            } catch (RuntimeException failure) {
                LOG.log(Level.ERROR, "Who looks at the flow cannot be told of it.", failure);
            }
        }
    }

    /** A look takes long; what it is like meanwhile has to be said, too. */
    void tellAfterSilence() {
        if (isThere() && !lastTold.isAfter(clock.instant().minus(SILENCE))) {
            tell();
        }
    }
}
