package dev.orderflow.database;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * Tries something out, in a thread of its own, because what is away may not even refuse but be silent. Who asks while a trial is
 * under way, or within a second of its start, gets its result: health is open to everybody and must not cost much.
 *
 * <p>No {@link dev.orderflow.rhythm.Rhythm}: it tries when somebody asks, and each rhythm does so before its work.
 */
public final class Probe {

    private static final Logger LOG = System.getLogger(Probe.class.getPackageName());
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long GIVEN_UP_NANOS = Duration.ofSeconds(30).toNanos();

    /** Something that throws when it does not work. */
    @FunctionalInterface
    public interface Trial {
        /** Tries. */
        void run() throws Exception;
    }

    private final String name;
    private final Trial trial;
    private final Executor executor;
    private final LongSupplier nanoTime;
    private FutureTask<Void> latest;
    private long started;
    private boolean failing;
    private boolean wasDown;

    /** Tries this out with a thread of that executor; the name is for the log. */
    public Probe(String name, Trial trial, Executor executor) {
        this(name, trial, executor, System::nanoTime);
    }

    Probe(String name, Trial trial, Executor executor, LongSupplier nanoTime) {
        this.name = name;
        this.trial = trial;
        this.executor = executor;
        this.nanoTime = nanoTime;
    }

    /** Begins a trial, unless one is under way or has just been. */
    public synchronized void start() {
        // One that hangs is given up one day: its connection may never learn that what was silent is back.
        if (latest == null || nanoTime.getAsLong() - started > (latest.isDone() ? FRESH_NANOS : GIVEN_UP_NANOS)) {
            begin();
        }
    }

    /** It did not work for somebody just now: it counts as failing until a trial has succeeded that ends after this. */
    public synchronized void suspect() {
        failing = true;
        if (latest == null || latest.isDone()) {
            begin();
        }
    }

    private void begin() {
        // What was silent for so long has not answered because somebody asks again.
        failing = failing || isSilent();
        latest = new FutureTask<>(this::tryOut);
        started = nanoTime.getAsLong();
        try {
            FutureTask<Void> begun = latest;
            executor.execute(() -> {
                begun.run();
                ended(begun);
            });
        } catch (RejectedExecutionException e) {
            latest.cancel(false);
        }
    }

    private Void tryOut() throws Exception {
        trial.run();
        return null;
    }

    /** What was given up meanwhile has no say any more. */
    private synchronized void ended(FutureTask<Void> task) {
        if (task == latest) {
            failing = failure(task, 0) != null;
        }
    }

    /**
     * Whether the last trial failed, or the present one has been silent for three seconds. Answers at once: a trial that has just
     * been begun is no reason to wait.
     */
    public synchronized boolean isKnownToFail() {
        return failing || isSilent();
    }

    private boolean isSilent() {
        return latest != null && !latest.isDone() && nanoTime.getAsLong() - started > PATIENCE.toNanos();
    }

    /** Whether the trial that was begun last succeeds, within three seconds of its start. */
    public boolean succeeds() {
        FutureTask<Void> asked;
        long left;
        synchronized (this) {
            asked = latest;
            left = PATIENCE.toNanos() - (nanoTime.getAsLong() - started);
        }
        Throwable failure = failure(asked, left);
        report(failure);
        return failure == null;
    }

    /** Why the trial did not succeed in time, or null where it did. */
    private static Throwable failure(FutureTask<Void> task, long patienceNanos) {
        try {
            task.get(Math.max(0, patienceNanos), TimeUnit.NANOSECONDS);
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        } catch (TimeoutException | CancellationException e) {
            return e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return e;
        }
    }

    /** Changes only: somebody asks every few seconds. */
    private synchronized void report(Throwable failure) {
        if (failure != null && !wasDown) {
            LOG.log(Level.WARNING, () -> name + " is down: " + failure);
        } else if (failure == null && wasDown) {
            LOG.log(Level.INFO, () -> name + " is up again");
        }
        wasDown = failure != null;
    }
}
