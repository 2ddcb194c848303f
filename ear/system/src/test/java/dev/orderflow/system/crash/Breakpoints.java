package dev.orderflow.system.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The test's end of {@code dev.orderflow.faults}: says which transaction the application server stops, and where, and lets it go on.
 * One transaction at a time. And which deliveries cannot start theirs.
 */
final class Breakpoints implements AutoCloseable {

    private final ServerSocket server;
    private final AtomicReference<Breakpoint> next = new AtomicReference<>();
    private final AtomicInteger failingStarts = new AtomicInteger();
    private volatile Breakpoint watched;

    Breakpoints() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::listen);
    }

    int port() {
        return server.getLocalPort();
    }

    /** The next transaction that publishes a fact of that type, and comes so far, stops at that moment. */
    Breakpoint whenPublishing(String fact, String moment) {
        return set(new Breakpoint("publishes " + fact, moment));
    }

    /** The next transaction that brings dead letters to that state, and comes so far, stops at that moment. */
    Breakpoint whenDeadLettersBecome(String state, String moment) {
        return set(new Breakpoint("becomes " + state, moment));
    }

    /** The next transaction that recovery finishes stops at that moment. */
    Breakpoint whenRecovering(String moment) {
        return set(new Breakpoint("recovers", moment));
    }

    /** The next so many deliveries cannot start their transactions: the broker does not hear of one, does not answer the other, in turn. */
    void failStartsOf(int deliveries) {
        failingStarts.set(deliveries);
    }

    /** How many of them are still to come. */
    int startsToFail() {
        return failingStarts.get();
    }

    private Breakpoint set(Breakpoint breakpoint) {
        next.set(breakpoint);
        return breakpoint;
    }

    private void listen() {
        while (!server.isClosed()) {
            try {
                Socket caller = server.accept();
                daemon(() -> answer(caller));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void answer(Socket caller) {
        try (caller) {
            String question = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8)).readLine();
            if (question == null) {
                // Killed between the call and the question.
                return;
            }
            String answer = answer(question);
            caller.getOutputStream().write((answer + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException killed) {
            // Whoever asked was killed meanwhile: that is what these tests do.
            return;
        }
    }

    private String answer(String question) {
        if (question.startsWith("reached ")) {
            return watched.reached();
        }
        if (question.startsWith("missed ")) {
            // It was rolled back; what it did will be done again by another.
            next.compareAndSet(null, watched);
            return "go on";
        }
        if (question.equals("delivers")) {
            int left = failingStarts.getAndUpdate(starts -> Math.max(starts - 1, 0));
            return left == 0 ? "" : left % 2 == 0 ? "unheard" : "unanswered";
        }
        return momentFor(question);
    }

    private String momentFor(String transaction) {
        Breakpoint breakpoint = next.get();
        if (breakpoint == null || !breakpoint.transaction.equals(transaction) || !next.compareAndSet(breakpoint, null)) {
            return "";
        }
        watched = breakpoint;
        return breakpoint.moment;
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "breakpoints");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        next.set(null);
        if (watched != null) {
            watched.goOn();
        }
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One transaction, one moment. */
    static final class Breakpoint {

        private final String transaction;
        private final String moment;
        private final CompletableFuture<Void> reached = new CompletableFuture<>();
        private final CompletableFuture<Void> released = new CompletableFuture<>();

        private Breakpoint(String transaction, String moment) {
            this.transaction = transaction;
            this.moment = moment;
        }

        private String reached() {
            reached.complete(null);
            released.join();
            return "go on";
        }

        /** Waits until the transaction stands still at the moment. */
        void await(Duration atMost) {
            try {
                reached.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                throw new AssertionError("No transaction that " + transaction + " has come to " + moment + " within " + atMost, e);
            } catch (ExecutionException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Lets the transaction go on, if its server still lives. */
        void goOn() {
            released.complete(null);
        }
    }
}
