package dev.orderflow.history;

import dev.orderflow.database.Database;
import dev.orderflow.database.DatabaseOutage;
import dev.orderflow.events.Event;
import dev.orderflow.events.EventJson;
import dev.orderflow.events.OrderPlaced;
import dev.orderflow.events.UnreadableEvent;
import dev.orderflow.history.History.Row;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Reads the history while somebody listens, once for all, and tells of each change of status: soon after this node has kept one, and of
 * those that other nodes keep within half a second.
 *
 * <p>No {@link dev.orderflow.rhythm.Rhythm}: it does not wait for its pause to end where something was kept on this node or there is more
 * to read, and the first listener of all has to be given a place at once.
 */
@ApplicationScoped
public class StatusFeed {

    static final Duration PAUSE = Duration.ofMillis(500);
    /** Under load one look finds many. */
    static final Duration SOON = Duration.ofMillis(20);
    static final int PAGE = 1_000;

    private static final Logger LOG = System.getLogger(StatusFeed.class.getPackageName());

    @Inject
    History history;

    @Inject
    EventJson json;

    @Inject
    Clock clock;

    @Inject
    Database database;

    @Resource
    ManagedScheduledExecutorService executor;

    private final Set<StatusListener> listeners = ConcurrentHashMap.newKeySet();
    private final Object starting = new Object();
    private boolean failing;

    // Guarded by this.
    private Reading reading;
    private Future<?> next;
    private long ticket;
    private boolean looking;
    private boolean soon;
    private boolean stopped;

    /**
     * What somebody who has joined will not be told by the feed: what lies at and below {@code highest}, but for the {@code missing}.
     *
     * @param settled the position up to which nothing is missing
     */
    public record Place(long settled, long highest, SortedSet<Long> missing) {

        private boolean isPast(Row row) {
            return row.position() <= highest && !missing.contains(row.position());
        }
    }

    /**
     * A page of the past.
     *
     * @param last where to go on; empty where this was the last page
     */
    public record Past(List<StatusChange> changes, Optional<Long> last) {}

    private record Told(long position, Event event, Optional<String> customerId) {}

    /** From now on the listener is told of every change that can be seen from now on. */
    public Place join(StatusListener listener) {
        while (true) {
            synchronized (this) {
                if (reading != null) {
                    listeners.add(listener);
                    if (wasRefused()) {
                        lookIn(SOON);
                    }
                    return new Place(reading.settled(), reading.highest(), reading.missing());
                }
            }
            start();
        }
    }

    /** The listener is told nothing any more, but for what is just being told. */
    public void leave(StatusListener listener) {
        listeners.remove(listener);
    }

    /** The position up to which everything has been told to those who listen; 0 while nobody does. */
    public synchronized long settled() {
        return reading == null ? 0 : reading.settled();
    }

    /** What was kept between {@code after} and the place where somebody joined: up to {@value #PAGE} events, of all orders. */
    public Past past(long after, Place place) {
        List<Row> rows = history.next(after, Collections.emptySortedSet(), PAGE);
        boolean last = rows.size() < PAGE || rows.get(PAGE - 1).position() >= place.highest();
        return past(rows, place, last);
    }

    /** The changes of one order between {@code after} and the place where somebody joined; up to {@value #PAGE}. */
    public Past past(String orderId, long after, Place place) {
        List<Row> rows = history.statusesOf(orderId, after, PAGE);
        return past(rows, place, rows.size() < PAGE);
    }

    /** The same of all orders of a customer; among them are changes of which it is not known whose they are. */
    public Past pastOfCustomer(String customerId, long after, Place place) {
        List<Row> rows = history.statusesOfCustomer(customerId, after, PAGE);
        return past(rows, place, rows.size() < PAGE || rows.get(PAGE - 1).position() >= place.highest());
    }

    private Past past(List<Row> rows, Place place, boolean last) {
        List<Told> told = rows.stream().filter(place::isPast).map(this::read).flatMap(Optional::stream).toList();
        if (last) {
            return new Past(changes(told, place.settled()), Optional.empty());
        }
        long end = rows.get(rows.size() - 1).position();
        return new Past(changes(told, Math.min(end, place.settled())), Optional.of(end));
    }

    private void start() {
        synchronized (starting) {
            synchronized (this) {
                if (reading != null) {
                    return;
                }
            }
            Reading begun = Reading.upTo(history, clock.instant());
            synchronized (this) {
                reading = begun;
                lookIn(PAUSE);
            }
        }
    }

    /** Something was kept on this node. */
    void poke() {
        synchronized (this) {
            if (reading == null || soon && !wasRefused()) {
                return;
            }
            soon = true;
            if (!looking) {
                next.cancel(false);
                lookIn(SOON);
            }
        }
    }

    /** Guarded by this. A look that is done and was not followed by another was refused by a server that was suspended. */
    private boolean wasRefused() {
        return !looking && next.isDone();
    }

    /** Guarded by this. Cancelling does not stop what has just begun: only who has the last ticket looks. */
    private void lookIn(Duration pause) {
        if (!stopped) {
            long mine = ++ticket;
            next = executor.schedule(() -> look(mine), pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void look(long mine) {
        Reading now;
        synchronized (this) {
            if (mine != ticket) {
                return;
            }
            soon = false;
            if (listeners.isEmpty()) {
                reading = null;
                return;
            }
            now = reading;
            looking = true;
        }
        boolean more = read(now);
        synchronized (this) {
            looking = false;
            lookIn(more || soon ? SOON : PAUSE);
        }
    }

    /** Whether there is more. Whoever listens goes on listening when the database was away. */
    private boolean read(Reading now) {
        if (database.isKnownToBeAway()) {
            return false;
        }
        try {
            List<Row> rows = now.next(history, PAGE);
            tell(now, rows);
            failing = false;
            return rows.size() == PAGE;
        } catch (RuntimeException failure) {
            report(failure);
            return false;
        }
    }

    private void report(RuntimeException failure) {
        if (!failing) {
            Level level = DatabaseOutage.isIn(failure) ? Level.WARNING : Level.ERROR;
            LOG.log(level, "The history cannot be read; who listens has to wait.", failure);
        }
        failing = true;
    }

    private void tell(Reading now, List<Row> rows) {
        List<Told> told = rows.stream().map(this::read).flatMap(Optional::stream).toList();
        synchronized (this) {
            now.take(rows, clock.instant());
            List<StatusChange> changes = changes(told, now.settled());
            if (!changes.isEmpty()) {
                listeners.forEach(listener -> tell(listener, changes));
            }
        }
    }

    private void tell(StatusListener listener, List<StatusChange> changes) {
        try {
            listener.told(changes);
        } catch (RuntimeException defect) {
            // The others must not miss anything for it.
            listeners.remove(listener);
            LOG.log(Level.ERROR, "A listener failed, and is told nothing any more.", defect);
        }
    }

    private Optional<Told> read(Row row) {
        return row.status().flatMap(this::event).map(event -> new Told(row.position(), event, customer(row)));
    }

    private Optional<String> customer(Row row) {
        return row.placed().flatMap(this::event).map(Event::fact).map(OrderPlaced.class::cast).map(OrderPlaced::customerId);
    }

    /** A version that is unknown here is kept, but says nothing to us. */
    private Optional<Event> event(String text) {
        try {
            return Optional.of(json.read(text));
        } catch (UnreadableEvent unknown) {
            LOG.log(Level.DEBUG, "No status: {0}", unknown.getMessage());
            return Optional.empty();
        }
    }

    /** Who comes back after the last of these has all up to {@code settled}; who had to leave earlier gets the rest. */
    private static List<StatusChange> changes(List<Told> told, long settled) {
        List<StatusChange> changes = new ArrayList<>();
        for (int i = 0; i < told.size(); i++) {
            long resumeAfter = i + 1 < told.size() ? Math.min(settled, told.get(i + 1).position() - 1) : settled;
            StatusChange.in(told.get(i).event(), told.get(i).customerId(), resumeAfter).ifPresent(changes::add);
        }
        return changes;
    }

    @PreDestroy
    synchronized void stop() {
        stopped = true;
        if (next != null) {
            next.cancel(false);
        }
    }
}
