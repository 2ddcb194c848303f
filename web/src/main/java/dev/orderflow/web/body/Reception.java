package dev.orderflow.web.body;

import dev.orderflow.web.http.Problem;
import dev.orderflow.web.http.ProblemKind;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** A body that is being received. When all of it is there, or it is refused, the request goes on where it stopped. */
final class Reception implements ReadListener {

    private static final Logger LOG = System.getLogger(Reception.class.getPackageName());
    private static final int CHUNK = 8 * 1024;

    private final Runnable goOn;
    private final ServletInputStream in;
    private final Bound bound;
    private final Body body;
    private final Receptions receptions;
    private final Pace pace;

    // Guarded by this.
    private boolean ended;
    private Problem problem;

    /** @param goOn what happens when it has ended */
    Reception(Runnable goOn, ServletInputStream in, Bound bound, Body body, Receptions receptions, long now) {
        this.goOn = goOn;
        this.in = in;
        this.bound = bound;
        this.body = body;
        this.receptions = receptions;
        this.pace = new Pace(now);
    }

    /** What is wrong with it, when it has ended. */
    synchronized Optional<Problem> problem() {
        return Optional.ofNullable(problem);
    }

    /** The body, when it has ended well. */
    Body body() {
        return body;
    }

    @Override
    public synchronized void onDataAvailable() throws IOException {
        byte[] chunk = new byte[CHUNK];
        while (!ended && in.isReady()) {
            int read = in.read(chunk);
            if (read < 0) {
                return;
            }
            take(chunk, read);
        }
    }

    /** Waits for all of it, in this thread. Without the lock: meanwhile it may be refused by others, since it does not come on. */
    void awaitAll() {
        byte[] chunk = new byte[CHUNK];
        try {
            int read = in.read(chunk);
            while (read >= 0 && take(chunk, read)) {
                read = in.read(chunk);
            }
            onAllDataRead();
        } catch (IOException brokenOff) {
            onError(brokenOff);
        }
    }

    /** Whether more of it is wanted. */
    private synchronized boolean take(byte[] chunk, int length) {
        if (!ended && body.size() + length > bound.bytes()) {
            ends(tooLarge(bound));
        } else if (!ended) {
            append(chunk, length);
        }
        return !ended;
    }

    private void append(byte[] chunk, int length) {
        try {
            body.append(chunk, length);
        } catch (IOException cannotKeep) {
            LOG.log(Level.WARNING, "A body cannot be kept: {0}", cannotKeep.toString());
            ends(Problem.of(ProblemKind.UNAVAILABLE, "There is no room for the body at the moment; try again."));
        }
    }

    static Problem tooLarge(Bound bound) {
        return Problem.of(ProblemKind.TOO_LARGE, "The body is larger than " + bound.bytes() + " bytes.");
    }

    @Override
    public synchronized void onAllDataRead() {
        ends(null);
    }

    @Override
    public synchronized void onError(Throwable brokenOff) {
        LOG.log(Level.DEBUG, "A body has broken off: {0}", brokenOff.toString());
        receptions.brokenOff();
        ends(Problem.of(ProblemKind.BAD_REQUEST, "The body has broken off."));
    }

    /** Refuses it where it has not come on. */
    synchronized void mustComeOn(long now) {
        if (!ended && !pace.isKept(body.size(), now)) {
            receptions.tooSlow();
            ends(Problem.of(ProblemKind.REQUEST_TIMEOUT, "The body has not come on: less than " + Pace.LEAST + " bytes in "
                    + Pace.SPAN.toSeconds() + " seconds."));
        }
    }

    private void ends(Problem withProblem) {
        if (ended) {
            return;
        }
        ended = true;
        problem = withProblem;
        receptions.ended(this);
        try {
            goOn.run();
        } catch (IllegalStateException over) {
            LOG.log(Level.DEBUG, "The request was over already: {0}", over.getMessage());
            discard();
        }
    }

    /** Nobody needs the body any more. */
    void discard() {
        try {
            body.close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The file of a body cannot be closed.", e);
        }
    }
}
