package dev.orderflow.web.stream;

import dev.orderflow.identity.Login;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/** A client that is connected. What it is to be told waits here until its connection takes it; nobody waits for that. */
abstract class Client implements WriteListener {

    private static final Logger LOG = System.getLogger(Client.class.getPackageName());

    private final Login owner;
    private final AsyncContext context;
    private final ServletOutputStream out;
    private final Consumer<Client> whenGone;

    // Guarded by this.
    private final Queue<byte[]> waiting = new ArrayDeque<>();
    private boolean behind;
    private boolean writable;
    private boolean gone;

    Client(Login owner, AsyncContext context, ServletOutputStream out, Consumer<Client> whenGone) {
        this.owner = owner;
        this.context = context;
        this.out = out;
        this.whenGone = whenGone;
    }

    /** Whose stream it is. */
    final Login owner() {
        return owner;
    }

    /** Something that is said before, or beside, what the stream is for. */
    final synchronized void says(byte[] message) {
        waiting.add(message);
        write();
    }

    /**
     * Shows that the stream lives, and at which place. A client that has taken nothing since the last heartbeat, although something waited
     * for it, is dropped: it does not read, or it has gone before its connection was ready, which nobody is told.
     */
    final synchronized void beats(long place) {
        if (waiting.isEmpty()) {
            lives(place);
        } else if (behind) {
            dropped();
        } else {
            behind = true;
        }
    }

    /** All that was said is taken; if nothing else is under way, it is told that the stream lives. */
    abstract void lives(long place);

    /** To be written as soon as the connection takes it. */
    final void add(byte[] message) {
        waiting.add(message);
    }

    /** So many messages wait. */
    final int waiting() {
        return waiting.size();
    }

    /** The connection has taken all, and takes more: here something may be added. */
    abstract void drained();

    /** It leaves: nothing is kept for it any more. */
    abstract void forget();

    @Override
    public final synchronized void onWritePossible() {
        writable = true;
        write();
    }

    /** As much as the connection takes without waiting. */
    final void write() {
        try {
            while (writable && !gone && out.isReady()) {
                if (waiting.isEmpty()) {
                    drained();
                }
                byte[] message = waiting.poll();
                if (message == null) {
                    return;
                }
                out.write(message);
                behind = false;
                if (waiting.isEmpty() && out.isReady()) {
                    out.flush();
                }
            }
        } catch (IOException | IllegalStateException hungUp) {
            LOG.log(Level.DEBUG, "A client of a stream has gone: {0}", hungUp.getMessage());
            leaves();
        }
    }

    /** Drops a client that is too far behind. */
    final void dropped() {
        LOG.log(Level.INFO, "A client of a stream does not read, and is dropped.");
        leaves();
    }

    @Override
    public final void onError(Throwable hungUp) {
        LOG.log(Level.DEBUG, "A client of a stream has gone: {0}", hungUp.getMessage());
        leaves();
    }

    /** It is told nothing any more, and its connection is given back. */
    final synchronized void leaves() {
        if (gone) {
            return;
        }
        gone = true;
        waiting.clear();
        forget();
        whenGone.accept(this);
        try {
            context.complete();
        } catch (IllegalStateException over) {
            LOG.log(Level.DEBUG, "The request was over already: {0}", over.getMessage());
        }
    }
}
