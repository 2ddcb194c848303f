package dev.orderflow.system.chaos;

import dev.orderflow.launcher.Part;
import dev.orderflow.launcher.PartFailed;
import dev.orderflow.launcher.Progress;
import dev.orderflow.launcher.Stack;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Kills the parts as the schedule says, and brings each back. */
final class Havoc implements AutoCloseable {

    private final List<Part> parts;
    private final Progress progress;
    private final Map<String, Integer> kills = new LinkedHashMap<>();
    private final Queue<Future<?>> work = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService killer = Executors.newSingleThreadScheduledExecutor();
    /** One thread a part: nobody starts it while another still clears away its last, failed start. */
    private final Map<Part, ScheduledExecutorService> keepers = new HashMap<>();

    Havoc(Stack stack, Progress progress) {
        this.parts = List.of(stack.applicationServer(), stack.broker(), stack.postgres());
        this.progress = progress;
        parts.forEach(part -> kills.put(part.name(), 0));
        parts.forEach(part -> keepers.put(part, Executors.newSingleThreadScheduledExecutor()));
    }

    /** How many parts there are to be killed. */
    int parts() {
        return parts.size();
    }

    /** Begins. */
    void wreak(Schedule schedule) {
        schedule.kills().forEach(kill -> later(killer, kill.at(), () -> kill(parts.get(kill.victim()), kill.absence())));
    }

    private void later(ScheduledExecutorService thread, Duration delay, Runnable what) {
        work.add(thread.schedule(what, delay.toMillis(), TimeUnit.MILLISECONDS));
    }

    private void kill(Part part, Duration absence) {
        if (!part.isRunning()) {
            progress.says(part.name() + " would be killed, but is down");
            return;
        }
        progress.says(part.name() + (part.isReady() ? " is killed" : " is killed while it starts"));
        part.kill9();
        synchronized (this) {
            kills.merge(part.name(), 1, Integer::sum);
        }
        later(keepers.get(part), absence, () -> bringBack(part));
    }

    /** As the run command does, again and again: it may be killed while it starts, or start while another part is away. */
    private void bringBack(Part part) {
        while (!part.isReady() && !killer.isShutdown()) {
            try {
                part.start();
            } catch (PartFailed e) {
                progress.says(e.getMessage().lines().findFirst().orElse(part.name() + " failed"));
            }
        }
    }

    /**
     * Waits until the schedule is through and every part is ready again.
     *
     * @throws IllegalStateException where a part has ended by itself
     */
    void awaitPeace() throws InterruptedException, ExecutionException {
        for (Future<?> next = work.poll(); next != null; next = work.poll()) {
            next.get();
        }
        for (Part part : parts) {
            if (!part.isReady()) {
                throw new IllegalStateException(part.name() + " ended without having been killed; see " + part.log());
            }
        }
    }

    /** How often each part was killed, by its name. */
    synchronized Map<String, Integer> kills() {
        return new LinkedHashMap<>(kills);
    }

    @Override
    public void close() {
        killer.shutdownNow();
        keepers.values().forEach(ExecutorService::shutdownNow);
    }
}
