package dev.orderflow.web.stream;

import dev.orderflow.history.StatusChange;
import dev.orderflow.history.StatusListener;
import dev.orderflow.identity.Login;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A client that is connected. What it is to be told waits here until its connection takes it, and so much may wait. It is told of the past
 * first; what happens meanwhile is held back.
 */
final class Client implements StatusListener, WriteListener {

    /** Messages, a few megabytes of them. A client that is so far behind does not read. */
    static final int MOST_WAITING = 10_000;
    /** Changes. A client that is told of a long past meanwhile comes back for these. */
    static final int MOST_HELD = 10_000;

    private static final Logger LOG = System.getLogger(Client.class.getPackageName());

    private final Login owner;
    private final AsyncContext context;
    private final ServletOutputStream out;
    private final Messages messages;
    private final Predicate<StatusChange> interest;
    private final Consumer<Client> whenGone;

    // Guarded by this.
    private final Queue<byte[]> waiting = new ArrayDeque<>();
    private final List<StatusChange> held = new ArrayList<>();
    private boolean live;
    private boolean writable;
    private boolean gone;
    private Runnable whenDrained = () -> {};

    Client(
            Login owner,
            AsyncContext context,
            ServletOutputStream out,
            Messages messages,
            Predicate<StatusChange> interest,
            Consumer<Client> whenGone) {
        this.owner = owner;
        this.context = context;
        this.out = out;
        this.messages = messages;
        this.interest = interest;
        this.whenGone = whenGone;
    }

    /** Whose stream it is. */
    Login owner() {
        return owner;
    }

    /** Something that is said before, or beside, the changes. */
    synchronized void says(byte[] message) {
        waiting.add(message);
        write();
    }

    /** These have happened before it came; {@code afterwards} is done when the connection has taken them. */
    synchronized void toldOfPast(List<StatusChange> changes, Runnable afterwards) {
        changes.stream().filter(interest).map(messages::status).forEach(waiting::add);
        whenDrained = afterwards;
        write();
    }

    /** The past is over. */
    synchronized void goesLive() {
        live = true;
        held.forEach(change -> waiting.add(messages.status(change)));
        held.clear();
        write();
    }

    @Override
    public synchronized void told(List<StatusChange> changes) {
        for (StatusChange change : changes) {
            if (interest.test(change)) {
                if (live) {
                    waiting.add(messages.status(change));
                } else {
                    held.add(change);
                }
            }
        }
        write();
        if (live && waiting.size() > MOST_WAITING || held.size() > MOST_HELD) {
            LOG.log(Level.INFO, "A client of a stream does not read, and is dropped.");
            leaves();
        }
    }

    /** Nothing is said to a client that has not taken what was said before. */
    synchronized void beats(long place) {
        if (live && waiting.isEmpty()) {
            says(Messages.heartbeat(place));
        }
    }

    @Override
    public synchronized void onWritePossible() {
        writable = true;
        write();
    }

    /** As much as the connection takes without waiting. */
    private void write() {
        try {
            while (writable && !gone && out.isReady()) {
                byte[] message = waiting.poll();
                if (message == null) {
                    drained();
                    return;
                }
                out.write(message);
                if (waiting.isEmpty() && out.isReady()) {
                    out.flush();
                }
            }
        } catch (IOException | IllegalStateException hungUp) {
            LOG.log(Level.DEBUG, "A client of a stream has gone: {0}", hungUp.getMessage());
            leaves();
        }
    }

    private void drained() {
        Runnable next = whenDrained;
        whenDrained = () -> {};
        next.run();
    }

    @Override
    public void onError(Throwable hungUp) {
        LOG.log(Level.DEBUG, "A client of a stream has gone: {0}", hungUp.getMessage());
        leaves();
    }

    /** It is told nothing any more, and its connection is given back. */
    synchronized void leaves() {
        if (gone) {
            return;
        }
        gone = true;
        waiting.clear();
        held.clear();
        whenGone.accept(this);
        try {
            context.complete();
        } catch (IllegalStateException over) {
            LOG.log(Level.DEBUG, "The request was over already: {0}", over.getMessage());
        }
    }
}
