package dev.orderflow.web.stream;

import static java.util.stream.Collectors.toSet;

import dev.orderflow.database.DatabaseOutage;
import dev.orderflow.history.StatusChange;
import dev.orderflow.history.StatusFeed;
import dev.orderflow.history.StatusFeed.Past;
import dev.orderflow.history.StatusFeed.Place;
import dev.orderflow.identity.Login;
import dev.orderflow.web.http.Refusal;
import dev.orderflow.web.login.SessionLogin;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * All streams of this node.
 *
 * <p>Their heartbeat is no {@link dev.orderflow.rhythm.Rhythm}: it must go on while the database is away, also where every thread of the
 * timers waits for a database that is silent.
 */
@ApplicationScoped
public class Streams implements MeterBinder {

    private static final Logger LOG = System.getLogger(Streams.class.getPackageName());

    @Inject
    StatusFeed feed;

    @Inject
    FlowBroadcast broadcast;

    @Inject
    Heartbeat heartbeat;

    @Inject
    Seats seats;

    @Resource
    ManagedScheduledExecutorService executor;

    private final Messages messages = new Messages();
    private final Set<Client> clients = ConcurrentHashMap.newKeySet();
    /** The tokens of the sessions of those that have one. */
    private final Map<Client, String> tokens = new ConcurrentHashMap<>();

    // Guarded by this.
    private Future<?> nextBeat;
    private boolean stopped;

    /** Reads a page of the past. */
    @FunctionalInterface
    private interface Reader {
        Past read(long after, Place place);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("orderflow.stream.clients", clients, Set::size)
                .description("Clients that are connected to a stream, of changes or of the flow")
                .register(registry);
    }

    /**
     * A stream of the changes of all orders: those after that place, or from now on.
     *
     * @param audible whether its heartbeats are events besides
     * @throws Refusal when there are too many streams
     * @throws IOException when the client has gone already
     */
    void openAll(Login owner, AsyncContext request, Optional<Long> after, boolean audible) throws IOException {
        open(owner, request, change -> true, after, audible, feed::past);
    }

    /**
     * The same of the orders of one customer.
     *
     * @param audible whether its heartbeats are events besides
     * @throws IOException when the client has gone already
     */
    void openAllOf(String customerId, Login owner, AsyncContext request, Optional<Long> after, boolean audible) throws IOException {
        open(owner, request, change -> change.customerId().filter(customerId::equals).isPresent(), after, audible,
                (from, place) -> feed.pastOfCustomer(customerId, from, place));
    }

    /**
     * A stream of the changes of one order: those after that place, or all.
     *
     * @throws IOException when the client has gone already
     */
    void openOne(String orderId, Login owner, AsyncContext request, Optional<Long> after) throws IOException {
        open(owner, request, change -> change.orderId().equals(orderId), after.or(() -> Optional.of(0L)), false,
                (from, place) -> feed.past(orderId, from, place));
    }

    private void open(
            Login owner,
            AsyncContext request,
            Predicate<StatusChange> interest,
            Optional<Long> after,
            boolean audible,
            Reader reader)
            throws IOException {
        if (isOver(request)) {
            return;
        }
        Optional<byte[]> alive = audible ? Optional.of(Messages.alive(heartbeat.between())) : Optional.empty();
        StatusClient client =
                new StatusClient(owner, request, request.getResponse().getOutputStream(), messages, interest, alive, this::left);
        // Before anything is promised: where the database is away, this fails, and the client is told.
        Place place = enters(client, request, () -> feed.join(client));
        if (after.isPresent()) {
            client.begins(Messages.hello());
            executor.execute(() -> tellPast(client, reader, after.get(), place));
        } else {
            client.begins(Messages.hello(place.settled()));
            client.goesLive();
        }
        keepBeating();
    }

    /**
     * A stream of how the events flow, from now on.
     *
     * @throws Refusal when there are too many streams
     * @throws IOException when the client has gone already
     */
    void openFlow(Login owner, AsyncContext request) throws IOException {
        if (isOver(request)) {
            return;
        }
        FlowClient client = new FlowClient(owner, request, request.getResponse().getOutputStream(), this::left);
        client.says(Messages.hello());
        enters(client, request, () -> {
            broadcast.joins(client);
            return client;
        });
        keepBeating();
    }

    private static boolean isOver(AsyncContext request) {
        boolean head = "HEAD".equals(((HttpServletRequest) request.getRequest()).getMethod());
        if (head) {
            // Nothing would ever be written, and so nobody noticed to have gone.
            request.complete();
        }
        return head;
    }

    /** Takes a seat, joins those who are told, and promises a stream. */
    private <T> T enters(Client client, AsyncContext request, Supplier<T> join) throws IOException {
        HttpServletResponse response = (HttpServletResponse) request.getResponse();
        ServletOutputStream out = response.getOutputStream();
        seats.take(client.owner().name());
        clients.add(client);
        SessionLogin.tokenOf((HttpServletRequest) request.getRequest()).ifPresent(token -> tokens.put(client, token));
        try {
            T joined = join.get();
            request.setTimeout(0);
            request.addListener(new Hangup(client));
            response.setContentType("text/event-stream");
            response.setCharacterEncoding("UTF-8");
            response.setHeader("Cache-Control", "no-store");
            // Proxies pass it on as it comes.
            response.setHeader("X-Accel-Buffering", "no");
            out.setWriteListener(client);
            return joined;
        } catch (RuntimeException failure) {
            left(client);
            throw failure;
        }
    }

    /** Page by page, as fast as the client reads. */
    private void tellPast(StatusClient client, Reader reader, long after, Place place) {
        try {
            Past past = reader.read(after, place);
            if (past.last().isPresent()) {
                long next = past.last().get();
                client.toldOfPast(past.changes(), () -> executor.execute(() -> tellPast(client, reader, next, place)));
            } else {
                client.toldOfPast(past.changes(), () -> {});
                client.goesLive();
            }
        } catch (RuntimeException failure) {
            Level level = DatabaseOutage.isIn(failure) ? Level.WARNING : Level.ERROR;
            LOG.log(level, "A stream ends, because the past cannot be read; its client comes back.", failure);
            client.leaves();
        }
    }

    private void left(Client client) {
        if (client instanceof StatusClient listener) {
            feed.leave(listener);
        } else if (client instanceof FlowClient watcher) {
            broadcast.leaves(watcher);
        }
        tokens.remove(client);
        if (clients.remove(client)) {
            seats.leave(client.owner().name());
        }
    }

    /** Ends the streams of a user who has changed; its clients come back, if they may. */
    public void endThoseOf(String name) {
        clients.stream().filter(client -> client.owner().name().equals(name)).forEach(Client::leaves);
    }

    /** Ends the streams of a session that is over. */
    public void endThoseOfSession(String token) {
        tokens.forEach((client, its) -> {
            if (its.equals(token)) {
                client.leaves();
            }
        });
    }

    /** Ends the streams of a login that is over. */
    void endThoseOf(Login login) {
        clients.stream().filter(client -> client.owner().equals(login)).forEach(Client::leaves);
    }

    /** Whose streams they are. */
    Set<Login> owners() {
        return clients.stream().map(Client::owner).collect(toSet());
    }

    /** The tokens of the sessions by which streams were opened. */
    Set<String> tokens() {
        return Set.copyOf(tokens.values());
    }

    /** One that is done and has not begun another was refused by a server that was suspended. */
    private synchronized void keepBeating() {
        if (!stopped && !clients.isEmpty() && (nextBeat == null || nextBeat.isDone())) {
            nextBeat = executor.schedule(this::beat, heartbeat.between().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void beat() {
        // The place first: what is told meanwhile only makes it older than it could be.
        long place = feed.settled();
        clients.forEach(client -> client.beats(place));
        synchronized (this) {
            nextBeat = null;
        }
        keepBeating();
    }

    /** The clients come back, to another node or when this one is up again. */
    @PreDestroy
    void stop() {
        synchronized (this) {
            stopped = true;
        }
        clients.forEach(Client::leaves);
    }

    /** The server says that it is over with a request. */
    private record Hangup(Client client) implements AsyncListener {

        @Override
        public void onComplete(AsyncEvent event) {
            client.leaves();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            client.leaves();
        }

        @Override
        public void onError(AsyncEvent event) {
            client.leaves();
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // There is one cycle only.
        }
    }
}
