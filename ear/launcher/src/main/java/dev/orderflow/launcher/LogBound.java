package dev.orderflow.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Keeps a log that a process appends to from growing for ever: when it has become too large, its content goes to a second file, in the
 * place of what was there, and it begins anew. What the process prints at that very moment may be lost; its own log has it.
 */
final class LogBound {

    static final long MOST_BYTES = 10L * 1024 * 1024;

    private static final Logger LOG = System.getLogger(LogBound.class.getPackageName());
    private static final int SECONDS_BETWEEN_LOOKS = 5;
    private static final ScheduledExecutorService LOOKS = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "log-bound");
        thread.setDaemon(true);
        return thread;
    });

    private final Path log;
    private final long most;
    private volatile boolean anew;

    LogBound(Path log) {
        this(log, MOST_BYTES);
    }

    LogBound(Path log, long most) {
        this.log = log;
        this.most = most;
    }

    /** Looks now and then, as long as the process lives. */
    void keepsWhile(Process process) {
        ScheduledFuture<?> looks = LOOKS.scheduleWithFixedDelay(this::look, SECONDS_BETWEEN_LOOKS, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
        process.onExit().thenRun(() -> looks.cancel(false));
    }

    /** Where the disk is full, say, the next look may do better. */
    private void look() {
        try {
            keep();
        } catch (UncheckedIOException e) {
            LOG.log(Level.WARNING, "The log " + log.getFileName() + " can't be bounded.", e);
        }
    }

    /** Begins anew where it is too large. */
    void keep() {
        try {
            if (Files.exists(log) && Files.size(log) > most) {
                Files.copy(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
                // The process has it open to append: it goes on at the new end.
                FileChannel.open(log, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING).close();
                anew = true;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it has begun anew, so that places in it from before mean nothing. */
    boolean hasBegunAnew() {
        return anew;
    }
}
