package dev.orderflow.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.launcher.Credentials;
import dev.orderflow.launcher.Stack;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Whole orders a second while pages are open, against none: each page listens to the flow and to the changes of status, as the page in a
 * browser does. Both in turns, in one run, so that a JVM that still gets faster favours neither.
 *
 * <p>Arguments: the home of the stack, the EAR, seconds for each measurement. {@code -Dbench.warmup} says for how many seconds to warm up.
 */
public final class OpenPages {

    private static final Duration WARM_UP = Duration.ofSeconds(Long.getLong("bench.warmup"));
    private static final int PAGES = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int TURNS = 3;
    private static final int CLIENTS = 8;
    private static final List<String> STREAMS_OF_A_PAGE = List.of("/api/flow/stream", "/api/stream");

    private final OverRest shop;
    private final HttpClient http = HttpClient.newBuilder().version(Version.HTTP_1_1).build();
    private final Credentials credentials;
    private final Tally tally;
    private final Duration time;

    private OpenPages(Stack stack, Connection database, Duration time) {
        this.credentials = stack.credentials();
        this.shop = new OverRest(credentials);
        this.tally = new Tally(database);
        this.time = time;
    }

    /** Runs it; see the class. */
    public static void main(String... arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        Path ear = Path.of(arguments[1]);
        Duration time = Duration.ofSeconds(Long.parseLong(arguments[2]));
        Map<String, String> settings = Map.of(
                "ORDERFLOW_STREAMS_PER_USER", String.valueOf(PAGES * STREAMS_OF_A_PAGE.size()), "ORDERFLOW_BACKLOG_LIMIT", "999999999");
        try (Stack stack = Stack.in(home).withPostgres().withBroker().withApplication(ear).withEnvironment(settings).start();
                Connection database = DriverManager.getConnection(
                        stack.credentials().get("db.url"), stack.credentials().get("db.user"), stack.credentials().get("db.password"))) {
            new OpenPages(stack, database, time).run();
        }
    }

    private void run() throws Exception {
        shop.sell();
        System.out.println("Warming up ...");
        Load.run(CLIENTS, WARM_UP, () -> shop::place);
        tally.whole();
        System.out.printf("%n%-10s %9s %9s %9s %9s %9s %10s %12s%n", "pages", "placed/s", "whole/s", "p50 ms", "p99 ms", "CPU ms",
                "without us", "messages/s");
        double none = 0;
        double open = 0;
        for (int turn = 0; turn < TURNS; turn++) {
            none += measure(0, new AtomicLong());
            AtomicLong messages = new AtomicLong();
            List<Future<?>> streams = new ArrayList<>();
            try {
                for (int page = 0; page < PAGES; page++) {
                    for (String path : STREAMS_OF_A_PAGE) {
                        streams.add(open(path, messages));
                    }
                }
                open += measure(PAGES, messages);
                if (streams.stream().anyMatch(Future::isDone)) {
                    throw new IllegalStateException("The server ended a stream.");
                }
            } finally {
                streams.forEach(stream -> stream.cancel(true));
            }
        }
        System.out.printf(Locale.ROOT, "%nWhole orders a second: %.1f with no page open, %.1f with %d; ratio %.3f%n", none / TURNS,
                open / TURNS, PAGES, open / none);
    }

    /** Places for that long; the time until all of it is whole counts. */
    private double measure(int pages, AtomicLong messages) throws Exception {
        tally.whole();
        long before = tally.placed();
        long messagesBefore = messages.get();
        Machine machine = Machine.now();
        Duration ours = ownTime();
        long start = System.nanoTime();
        Load.Result posts = Load.run(CLIENTS, time, () -> shop::place);
        double loaded = seconds(start);
        tally.whole();
        double all = seconds(start);
        long orders = tally.placed() - before;
        double used = Machine.now().since(machine).millis();
        System.out.printf(Locale.ROOT, "%-10d %9.0f %9.1f %9.1f %9.1f %9.1f %10.1f %12.0f%n", pages, orders / loaded, orders / all,
                posts.millis(0.5), posts.millis(0.99), used / orders, (used - ownTime().minus(ours).toMillis()) / orders,
                (messages.get() - messagesBefore) / all);
        return orders / all;
    }

    /** The processor time of this process, which is customers and browsers: they have machines of their own elsewhere. */
    private static Duration ownTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }

    private Future<?> open(String path, AtomicLong messages) throws Exception {
        String login = credentials.get("operator.user") + ":" + credentials.get("operator.password");
        HttpRequest request = HttpRequest.newBuilder(URI.create(credentials.get("app.url").replaceAll("/$", "") + path))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8)))
                .header("Accept", "text/event-stream")
                .build();
        CompletableFuture<Integer> status = new CompletableFuture<>();
        Future<?> stream = http.sendAsync(request, answer -> {
            status.complete(answer.statusCode());
            return BodySubscribers.ofByteArrayConsumer(new Counter(messages));
        });
        int answered = status.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (answered != 200) {
            throw new IllegalStateException(path + " was answered with " + answered);
        }
        return stream;
    }

    /** Counts the messages of a stream by the empty lines that end them; more would take the processor from the server. */
    private static final class Counter implements Consumer<Optional<byte[]>> {

        private final AtomicLong messages;
        private byte last;

        private Counter(AtomicLong messages) {
            this.messages = messages;
        }

        @Override
        public void accept(Optional<byte[]> received) {
            int ends = 0;
            for (byte next : received.orElseGet(() -> new byte[0])) {
                if (next == '\n' && last == '\n') {
                    ends++;
                }
                last = next;
            }
            messages.addAndGet(ends);
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
