package dev.orderflow.web.stream;

import dev.orderflow.history.StatusChange;
import dev.orderflow.history.StatusListener;
import dev.orderflow.identity.Login;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A client that is told of changes of status: so many may wait for it. It is told of the past first; what happens meanwhile is held back.
 */
final class StatusClient extends Client implements StatusListener {

    /** Messages, a few megabytes of them. A client that is so far behind does not read. */
    static final int MOST_WAITING = 10_000;
    /** Changes. A client that is told of a long past meanwhile comes back for these. */
    static final int MOST_HELD = 10_000;

    private final Messages messages;
    private final Predicate<StatusChange> interest;
    private final Optional<byte[]> alive;

    // Guarded by this.
    private final List<StatusChange> held = new ArrayList<>();
    private boolean live;
    private Runnable whenDrained = () -> {};

    StatusClient(
            Login owner,
            AsyncContext context,
            ServletOutputStream out,
            Messages messages,
            Predicate<StatusChange> interest,
            Optional<byte[]> alive,
            Consumer<Client> whenGone) {
        super(owner, context, out, whenGone);
        this.messages = messages;
        this.interest = interest;
        this.alive = alive;
    }

    /** The beginning, and what it wants to be told beside each heartbeat. */
    void begins(byte[] hello) {
        says(hello);
        alive.ifPresent(this::says);
    }

    /** These have happened before it came; {@code afterwards} is done when the connection has taken them. */
    synchronized void toldOfPast(List<StatusChange> changes, Runnable afterwards) {
        changes.stream().filter(interest).map(messages::status).forEach(this::add);
        whenDrained = afterwards;
        write();
    }

    /** The past is over. */
    synchronized void goesLive() {
        live = true;
        held.forEach(change -> add(messages.status(change)));
        held.clear();
        write();
    }

    @Override
    public synchronized void told(List<StatusChange> changes) {
        for (StatusChange change : changes) {
            if (interest.test(change)) {
                if (live) {
                    add(messages.status(change));
                } else {
                    held.add(change);
                }
            }
        }
        write();
        if (live && waiting() > MOST_WAITING || held.size() > MOST_HELD) {
            dropped();
        }
    }

    @Override
    void lives(long place) {
        if (live) {
            says(Messages.heartbeat(place));
            alive.ifPresent(this::says);
        }
    }

    @Override
    void drained() {
        Runnable next = whenDrained;
        whenDrained = () -> {};
        next.run();
    }

    @Override
    void forget() {
        held.clear();
    }
}
