package dev.orderflow.launcher;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Starts a part again that died. The first time at once; a part that keeps dying is given longer and longer, so that a
 * fault that stays doesn't use up the machine.
 */
final class Supervisor implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    /** A part that has lived so long starts with a clean slate. */
    private static final Duration SOUND = Duration.ofSeconds(60);

    private final Progress progress;
    private final Map<Part, Deaths> deaths = new HashMap<>();
    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(3, task -> {
        Thread thread = new Thread(task, "supervisor");
        thread.setDaemon(true);
        // Whoever creates this may be called by a thread of Maven, which knows none of our classes.
        thread.setContextClassLoader(Supervisor.class.getClassLoader());
        return thread;
    });

    Supervisor(Progress progress) {
        this.progress = progress;
    }

    void watch(Part part) {
        part.onDeath(how -> again(part, how));
    }

    private void again(Part part, String what) {
        Duration delay = delay(part);
        if (!part.isWanted() || executor.isShutdown()) {
            return;
        }
        progress.says(what + (what.contains("\n") ? "\n    " : "; ") + "starting it again"
                + (delay.isZero() ? "" : " in " + delay.toSeconds() + " s"));
        executor.schedule(() -> revive(part), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized Duration delay(Part part) {
        Deaths next = deaths.getOrDefault(part, Deaths.NONE).oneMore(Instant.now());
        deaths.put(part, next);
        return next.delay();
    }

    private void revive(Part part) {
        try {
            part.revive();
        } catch (StoppedWhileStarting asked) {
            // The whole is being stopped: there is nothing to bring back.
            return;
        } catch (RuntimeException e) {
            again(part, e.getMessage());
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    /** How often in a row, and when for the last time. */
    record Deaths(int inARow, Instant last) {

        static final Deaths NONE = new Deaths(0, Instant.EPOCH);

        Deaths oneMore(Instant now) {
            return Duration.between(last, now).compareTo(SOUND) > 0 ? new Deaths(1, now) : new Deaths(inARow + 1, now);
        }

        /** 0, 1, 2, 4, ... seconds. */
        Duration delay() {
            if (inARow < 2) {
                return Duration.ZERO;
            }
            Duration doubled = Duration.ofSeconds(1L << Math.min(inARow - 2, 10));
            return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        }
    }
}
