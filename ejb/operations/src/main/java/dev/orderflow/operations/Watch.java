package dev.orderflow.operations;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Looks at one part again and again, and keeps what it saw last for those who ask. They never wait for the part. */
public final class Watch<T> implements Runnable {

    private static final Logger LOG = System.getLogger(Watch.class.getPackageName());

    /** Four looks. What is older is not told: a depth that was right a minute ago misleads more than none. */
    private static final Duration FRESH = Duration.ofSeconds(20);

    /** Looks, or throws when the part cannot be seen. */
    @FunctionalInterface
    interface Sight<T> {
        T look() throws Exception;
    }

    /** What was seen, and when. */
    public record Seen<T>(Instant at, T what) {}

    private final String part;
    private final Sight<T> sight;
    private final Clock clock;
    private boolean wasBlind;
    private volatile Seen<T> latest;

    Watch(String part, Sight<T> sight, Clock clock) {
        this.part = part;
        this.sight = sight;
        this.clock = clock;
    }

    /** Looks once. Whatever goes wrong is logged, at the first of several times: the next look may succeed. */
    @Override
    public void run() {
        try {
            T seen = sight.look();
            latest = new Seen<>(clock.instant(), seen);
            report(null);
        } catch (Exception e) {
            latest = null;
            report(e);
        }
    }

    private void report(Exception failure) {
        if (failure != null && !wasBlind) {
            LOG.log(Level.WARNING, () -> "What flows through the " + part + " cannot be seen: " + failure);
        } else if (failure == null && wasBlind) {
            LOG.log(Level.INFO, () -> "What flows through the " + part + " can be seen again");
        }
        wasBlind = failure != null;
    }

    /** What was seen of late; empty where the last look failed, or none has ended for some time. */
    Optional<Seen<T>> latest() {
        return Optional.ofNullable(latest).filter(seen -> !seen.at().plus(FRESH).isBefore(clock.instant()));
    }
}
