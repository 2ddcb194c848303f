package dev.orderflow.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Byteman's helper: follows the commit of the transaction that its thread is in, and stops it where the test wants.
 *
 * <p>The test is asked twice, over a socket on this machine: when a fact is published, dead letters are brought to another state, or a
 * logged transaction is being recovered ("where shall this one stop?"), and when that moment has come; its answer to that lets the
 * transaction go on. Where the moment never comes, the test is told so instead. No test, no stop. All of one commit runs in one thread: the
 * manager prepares and commits its branches one after the other.
 */
public class Commit {

    private static final int PORT = Integer.getInteger("orderflow.faults.port");
    private static final ThreadLocal<Commit.Watched> WATCHED = new ThreadLocal<>();

    /** How far the watched transaction of a thread has come, and where it shall stop. */
    private static final class Watched {
        private final String stop;
        private int prepared;
        private int committed;
        private boolean reached;

        private Watched(String stop) {
            this.stop = stop;
        }
    }

    /** A fact of that type is being published by this thread's transaction. */
    public void publishes(String fact) {
        watch("publishes " + fact);
    }

    /** Dead letters are brought to another state by this thread's transaction. */
    public void becomes(Object state) {
        watch("becomes " + state);
    }

    /** A transaction that was decided before a crash is now finished by this thread. */
    public void recovers() {
        watch("recovers");
    }

    private static void watch(String what) {
        String stop = ask(what);
        if (!stop.isEmpty()) {
            WATCHED.set(new Watched(stop));
        }
    }

    /** No branch is prepared yet. */
    public void beforePrepare() {
        stopAt("BEFORE_PREPARE");
    }

    /** One more branch is prepared. */
    public void prepared() {
        Watched watched = WATCHED.get();
        if (watched != null) {
            watched.prepared++;
            stopAt("PREPARED_" + watched.prepared);
        }
    }

    /** All branches are prepared, and that they shall be committed is on the disk. */
    public void decided() {
        stopAt("DECIDED");
    }

    /** One more branch is committed. */
    public void committed() {
        Watched watched = WATCHED.get();
        if (watched != null) {
            watched.committed++;
            stopAt("COMMITTED_" + watched.committed);
        }
    }

    /** All branches are committed, and the record of the decision is deleted. */
    public void done() {
        stopAt("DONE");
        over();
    }

    /** The transaction ends otherwise: it is rolled back, or has one branch only. The test may want to stop the next one instead. */
    public void over() {
        Watched watched = WATCHED.get();
        WATCHED.remove();
        if (watched != null && !watched.reached) {
            ask("missed " + watched.stop);
        }
    }

    private static void stopAt(String moment) {
        Watched watched = WATCHED.get();
        if (watched != null && watched.stop.equals(moment)) {
            watched.reached = true;
            ask("reached " + moment);
        }
    }

    /** What the test says to that; nothing where there is no test. */
    static String ask(String question) {
        try (Socket test = new Socket(InetAddress.getLoopbackAddress(), PORT)) {
            test.getOutputStream().write((question + "\n").getBytes(StandardCharsets.UTF_8));
            String answer = new BufferedReader(new InputStreamReader(test.getInputStream(), StandardCharsets.UTF_8)).readLine();
            return answer == null ? "" : answer;
        } catch (ConnectException noTest) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
