package dev.orderflow.web.health;

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

/**
 * Tries something out, in a thread of its own, because what is away may not even refuse but be silent. Who asks while a trial is
 * under way, or within a second of its start, gets its result: health is open to everybody and must not cost much.
 */
final class Probe {

    private static final Logger LOG = System.getLogger(Probe.class.getPackageName());
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

    /** Something that throws when it does not work. */
    @FunctionalInterface
    interface Trial {
        void run() throws Exception;
    }

    private final String name;
    private final Trial trial;
    private final Executor executor;
    private FutureTask<Void> latest;
    private long started;
    private boolean wasDown;
    private volatile boolean failedLast;

    Probe(String name, Trial trial, Executor executor) {
        this.name = name;
        this.trial = trial;
        this.executor = executor;
    }

    String name() {
        return name;
    }

    /** Begins a trial, unless one is under way or has just been. */
    synchronized void start() {
        if (latest == null || latest.isDone() && System.nanoTime() - started > FRESH_NANOS) {
            latest = new FutureTask<>(this::tryOut, null);
            started = System.nanoTime();
            try {
                executor.execute(latest);
            } catch (RejectedExecutionException e) {
                latest.cancel(false);
            }
        }
    }

    private void tryOut() {
        boolean failed = true;
        try {
            trial.run();
            failed = false;
        } catch (Exception e) {
            throw new IllegalStateException(name + " does not work", e);
        } finally {
            failedLast = failed;
        }
    }

    /**
     * Whether the last trial failed, or the present one has been silent for three seconds. Answers at once: a trial that has just
     * been begun is no reason to wait.
     */
    synchronized boolean isKnownToFail() {
        boolean silent = latest != null && !latest.isDone() && System.nanoTime() - started > PATIENCE.toNanos();
        return silent || failedLast;
    }

    /** Whether the trial that was begun last succeeds, within three seconds of its start. */
    boolean succeeds() {
        FutureTask<Void> asked = latest();
        try {
            long left = PATIENCE.toNanos() - (System.nanoTime() - started);
            asked.get(Math.max(0, left), TimeUnit.NANOSECONDS);
            report(null);
            return true;
        } catch (ExecutionException e) {
            report(e.getCause().getCause());
        } catch (TimeoutException | CancellationException e) {
            report(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private synchronized FutureTask<Void> latest() {
        return latest;
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
