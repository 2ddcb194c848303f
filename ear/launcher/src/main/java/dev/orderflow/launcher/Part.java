package dev.orderflow.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * One of the processes that make up a running Orderflow. It is started and stopped any number of times and keeps its
 * data; {@link #start()} returns when it really does its work.
 *
 * <p>{@link #stop()} may be called at any moment and by any thread, also while the part is still starting.
 */
public abstract class Part {

    private static final Duration POLL = Duration.ofMillis(100);

    private final String name;
    private final Path log;
    private final PidFile pidFile;
    private final Progress progress;

    /** Held while a process is started and becomes ready: a supervisor and a test may both want it back. */
    private final ReentrantLock starting = new ReentrantLock();
    private volatile boolean wanted;
    private volatile boolean ready;
    private volatile boolean retired;
    private ChildProcess main;
    private ChildProcess helper;
    private volatile Consumer<String> mourner = what -> { };

    /** @param id names its log and its pid file */
    Part(String name, String id, Home home, Progress progress) {
        this.name = name;
        this.log = home.log(id);
        this.pidFile = new PidFile(home.pidFile(id));
        this.progress = progress;
    }

    /** As a person calls it. */
    public final String name() {
        return name;
    }

    /** What it prints is appended here. */
    public final Path log() {
        return log;
    }

    /** The number of its process, which is that of the server itself and of no shell around it. */
    public final synchronized long pid() {
        return running().orElseThrow(() -> new IllegalStateException(name + " isn't running")).process().pid();
    }

    /** Whether its process is alive. */
    public final synchronized boolean isRunning() {
        return running().isPresent();
    }

    /** Whether it does its work: {@link #start()} waits for this, and so does a supervised part's return. */
    public final boolean isReady() {
        return ready && isRunning();
    }

    private Optional<ChildProcess> running() {
        return Optional.ofNullable(main).filter(ChildProcess::isAlive);
    }

    /**
     * Starts it and waits until it is ready. Does nothing where it is running.
     *
     * @throws PartFailed where it ends, or isn't ready in time; then no process is left
     */
    public final void start() {
        start(() -> { });
    }

    /** @param prerequisites waits for what must be there before the process, though not before its preparations */
    final void start(Runnable prerequisites) {
        synchronized (this) {
            if (retired) {
                throw new StoppedWhileStarting(name);
            }
            wanted = true;
        }
        try {
            if (!isRunning()) {
                prepare();
                prerequisites.run();
            }
            launchAndAwait();
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

    /** Starts it again after it died; does nothing where it isn't wanted any more. */
    final void revive() {
        if (wanted) {
            launchAndAwait();
        }
    }

    final boolean isWanted() {
        return wanted;
    }

    /** Asks it to end, waits, and kills it where it doesn't. Does nothing where it isn't running. */
    public final void stop() {
        ChildProcess server;
        ChildProcess tool;
        synchronized (this) {
            wanted = false;
            ready = false;
            server = main;
            tool = helper;
        }
        if (tool != null) {
            tool.process().destroy();
            tool.awaitEnd(Duration.ofSeconds(5));
        }
        if (server != null && server.isAlive()) {
            askToStop(server.process().toHandle());
            server.awaitEnd(patienceToStop());
        }
        pidFile.delete();
    }

    /** Stops it for good: even a start that is just about to begin comes too late. */
    final void retire() {
        retired = true;
        stop();
    }

    /** Ends it as a power failure would, and waits until the process is gone. A supervised part comes back. */
    public final void kill9() {
        ChildProcess server;
        synchronized (this) {
            server = running().orElseThrow(() -> new IllegalStateException(name + " isn't running"));
        }
        server.process().destroyForcibly();
        server.awaitEnd(patienceToStop());
    }

    /** Stops and starts it. */
    public final void restart() {
        stop();
        start();
    }

    /** Who hears that it died, and how, once it had been ready and without having been asked to. */
    final void onDeath(Consumer<String> listener) {
        mourner = listener;
    }

    private void launchAndAwait() {
        starting.lock();
        try {
            if (!isReady()) {
                beforeLaunch();
                awaitReady(launch());
            }
        } finally {
            starting.unlock();
        }
    }

    private synchronized ChildProcess launch() {
        requireWanted();
        ready = false;
        main = ChildProcess.start(command(), environment(), directory(), log, null);
        pidFile.write(main.process().toHandle());
        return main;
    }

    private void awaitReady(ChildProcess server) {
        Instant end = Instant.now().plus(patienceToStart());
        Optional<String> missing = notReady();
        while (missing.isPresent()) {
            if (!server.isAlive()) {
                requireWanted();
                throw failed(server, server.end() + " while it started");
            }
            if (isHopeless(server)) {
                throw failed(server, "started with errors");
            }
            if (Instant.now().isAfter(end)) {
                throw failed(server, "wasn't ready after " + patienceToStart().toSeconds() + " s: " + missing.get());
            }
            pause(server);
            missing = notReady();
        }
        ready = true;
        progress.says(name + " is ready (pid " + server.process().pid() + ")");
        server.process().onExit().thenRun(() -> died(server));
    }

    private PartFailed failed(ChildProcess server, String what) {
        PartFailed failure = new PartFailed(name, what, log, server.lastLines(), server.cause());
        server.process().destroyForcibly();
        return failure;
    }

    private void died(ChildProcess server) {
        synchronized (this) {
            if (!wanted || !ready || main != server) {
                return;
            }
            ready = false;
        }
        mourner.accept(name + " (pid " + server.process().pid() + ") " + server.end());
    }

    /** Sleeps, but not beyond the process's end. */
    private void pause(ChildProcess server) {
        try {
            server.process().waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedWhileStarting(name);
        }
        requireWanted();
    }

    private void requireWanted() {
        if (!wanted) {
            throw new StoppedWhileStarting(name);
        }
    }

    /**
     * Runs a program that prepares the start, to its end.
     *
     * @param input what it reads, or null
     * @throws PartFailed where it doesn't succeed
     */
    final void run(String what, List<String> command, Map<String, String> environment, Path directory, Path input) {
        run(what, command, environment, directory, input, log);
    }

    /** @param output where what it prints is appended, if somebody wants to read it */
    final void run(String what, List<String> command, Map<String, String> environment, Path directory, Path input, Path output) {
        ChildProcess tool;
        synchronized (this) {
            requireWanted();
            tool = ChildProcess.start(command, environment, directory, output, input);
            helper = tool;
        }
        try {
            if (tool.await() != 0) {
                requireWanted();
                throw new PartFailed(name, "can't be set up: " + what + " " + tool.end(), output, tool.lastLines(), tool.cause());
            }
        } catch (InterruptedException e) {
            tool.process().destroy();
            Thread.currentThread().interrupt();
            throw new StoppedWhileStarting(name);
        } finally {
            synchronized (this) {
                helper = null;
            }
        }
    }

    final void says(String sentence) {
        progress.says(sentence);
    }

    static void createFolders(Path... folders) {
        try {
            for (Path folder : folders) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sets up what the first start needs and later starts find. */
    abstract void prepare();

    /** Clears away what an unclean end left behind. */
    void beforeLaunch() {
    }

    abstract List<String> command();

    abstract Map<String, String> environment();

    abstract Path directory();

    /** What still lacks, or nothing where it does its work. */
    abstract Optional<String> notReady();

    /** Whether it can't become ready any more, although its process lives. */
    boolean isHopeless(ChildProcess server) {
        return false;
    }

    Duration patienceToStart() {
        return Duration.ofSeconds(120);
    }

    Duration patienceToStop() {
        return Duration.ofSeconds(20);
    }

    /** Asks for an orderly end. */
    void askToStop(ProcessHandle process) {
        process.destroy();
    }
}
