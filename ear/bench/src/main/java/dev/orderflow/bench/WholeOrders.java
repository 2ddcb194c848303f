package dev.orderflow.bench;

import dev.orderflow.launcher.Credentials;
import dev.orderflow.launcher.Stack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Whole orders: placed, decided, captured, prepared, and in the history. Beside them, in the same run, what the parts can do by hand.
 *
 * <p>Arguments: the home of the stack, the EAR, seconds for each measurement, orders to drain. Without any to drain, only single orders are
 * measured, and what can be done by hand. {@code -Dbench.warmup} says for how many seconds to warm up. With {@code -Dbench.sustained} there
 * is only one measurement, of so many seconds: whether many clients and the limit of the backlog come to an agreement.
 */
public final class WholeOrders {

    private static final Duration WARM_UP = Duration.ofSeconds(Long.getLong("bench.warmup"));
    /** So long many clients place as fast as they are let, with the limit of the backlog as it is without a setting. */
    private static final Duration SUSTAINED = Duration.ofSeconds(Long.getLong("bench.sustained"));
    private static final int[] CLIENTS = {8, 32};
    private static final int MANY_CLIENTS = 32;
    private static final int BATCH = 1_000;
    /** More than can be handled in the five seconds of a measurement by hand. */
    private static final int MESSAGES = 100_000;
    private static final String FROM = "bench.in";
    private static final String QUEUE = "by-hand.in";
    private static final String TO = "bench.out";

    private final Stack stack;
    private final OverRest shop;
    private final BrokerConsole console;
    private final Duration time;
    private final Connection database;
    private final Tally tally;

    private WholeOrders(Stack stack, Duration time) throws SQLException {
        Credentials credentials = stack.credentials();
        this.stack = stack;
        this.time = time;
        this.shop = new OverRest(credentials);
        this.console = new BrokerConsole(credentials);
        this.database =
                DriverManager.getConnection(credentials.get("db.url"), credentials.get("db.user"), credentials.get("db.password"));
        this.tally = new Tally(database);
    }

    /** Runs it; see the class. */
    public static void main(String... arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        Path ear = Path.of(arguments[1]);
        Duration time = Duration.ofSeconds(Long.parseLong(arguments[2]));
        int orders = Integer.parseInt(arguments[3]);
        long start = System.nanoTime();
        // What is placed while nothing is delivered is more than a backlog should be.
        Map<String, String> limits = SUSTAINED.isZero() ? Map.of("ORDERFLOW_BACKLOG_LIMIT", "999999999") : Map.of();
        try (Stack stack = Stack.in(home).withPostgres().withBroker().withApplication(ear).withEnvironment(limits).start()) {
            System.out.printf(Locale.ROOT, "Ready after %.1f s.%n", seconds(start));
            WholeOrders bench = new WholeOrders(stack, time);
            if (SUSTAINED.isZero()) {
                bench.run(orders);
            } else {
                bench.sustain();
            }
        }
    }

    private void sustain() throws Exception {
        shop.sell();
        System.out.println("Warming up ...");
        Load.run(8, WARM_UP, () -> shop::place);
        tally.whole();
        System.out.printf("%n%-10s %9s %9s %9s %9s %9s %9s %10s %10s %9s %8s %8s%n", "after s", "placed/s", "whole/s", "undecided",
                "refused", "p50 ms", "p99 ms", "decided50", "decided99", "CPU ms", "WildFly", "Artemis");
        long start = System.nanoTime();
        while (seconds(start) < SUSTAINED.toSeconds()) {
            sustained(start);
        }
        tally.whole();
        System.out.printf(Locale.ROOT, "All is whole after %.0f s. WildFly has %d MB, Artemis %d MB.%n", seconds(start),
                ManyOrders.resident(stack.applicationServer()), ManyOrders.resident(stack.broker()));
    }

    /** One line of the table. */
    private void sustained(long start) throws Exception {
        long placedBefore = tally.placed();
        long wholeBefore = tally.wholeOrders();
        String moment = text("select clock_timestamp()::text");
        Machine machine = Machine.now();
        AtomicLong refused = new AtomicLong();
        Queue<Long> nanos = new ConcurrentLinkedQueue<>();
        long begun = System.nanoTime();
        Load.run(MANY_CLIENTS, time, () -> () -> {
            long before = System.nanoTime();
            if (shop.placeUnlessBusy()) {
                nanos.add(System.nanoTime() - before);
            } else {
                refused.incrementAndGet();
            }
        });
        double seconds = seconds(begun);
        double used = Machine.now().since(machine).millis();
        long made = tally.wholeOrders() - wholeBefore;
        Load.Result posts = new Load.Result(nanos.size() / seconds, nanos.stream().mapToLong(Long::longValue).sorted().toArray());
        System.out.printf(Locale.ROOT, "%-10.0f %9.0f %9.0f %9d %9d %9.1f %9.1f %10.0f %10.0f %9.1f %8d %8d%n", seconds(start),
                (tally.placed() - placedBefore) / seconds, made / seconds,
                number("select count(*) from orders.orders where status = 'PLACED'"), refused.get(), posts.millis(0.5),
                posts.millis(0.99), decidedSince(moment, 0.5), decidedSince(moment, 0.99), used / made,
                ManyOrders.resident(stack.applicationServer()), ManyOrders.resident(stack.broker()));
    }

    private void run(int orders) throws Exception {
        shop.sell();
        prepareByHand();
        reactionByHand();
        System.out.println("Warming up ...");
        Load.run(8, WARM_UP, () -> shop::place);
        tally.whole();
        heading();
        for (int clients : CLIENTS) {
            underLoad(clients + " clients", clients, shop::place);
        }
        if (orders > 0) {
            underLoad("batches of " + BATCH, 2, () -> shop.placeBatch(BATCH));
        }
        waiting();
        placingAlone();
        draining(orders);
        System.out.printf(Locale.ROOT, "WildFly has %d MB, Artemis %d MB.%n", ManyOrders.resident(stack.applicationServer()),
                ManyOrders.resident(stack.broker()));
    }

    private static void heading() {
        System.out.printf("%n%-18s %9s %9s %9s %9s %9s %10s %10s %9s %9s %9s %8s %8s%n", "load", "placed/s", "whole/s", "behind", "p50 ms",
                "p99 ms", "decided50", "decided99", "commits", "WAL sync", "CPU ms", "kernel", "idle");
    }

    /** Places for that long, then waits until all of it is whole; what an order cost is counted to the end. */
    private void underLoad(String name, int clients, Load.Work work) throws Exception {
        tally.whole();
        String begun = text("select clock_timestamp()::text");
        long placedBefore = tally.placed();
        long wholeBefore = tally.wholeOrders();
        Counts before = counts();
        Machine machine = Machine.now();
        long start = System.nanoTime();
        Load.Result posts = Load.run(clients, time, () -> work);
        long behind = tally.placed() - tally.wholeOrders();
        double loaded = seconds(start);
        tally.whole();
        double all = seconds(start);
        long orders = tally.placed() - placedBefore;
        Machine used = Machine.now().since(machine);
        Counts cost = counts().since(before);
        System.out.printf(Locale.ROOT, "%-18s %9.0f %9.0f %9d %9.1f %9.1f %10.0f %10.0f %9.1f %9.2f %9.1f %8.2f %8.2f%n", name,
                orders / loaded,
                orders / all, behind, posts.millis(0.5), posts.millis(0.99), decided(begun, 0.5), decided(begun, 0.99),
                cost.commits / (double) orders, cost.syncs / (double) orders, used.millis() / orders, used.kernelShare(),
                used.idleShare());
        if (tally.wholeOrders() - wholeBefore != orders) {
            throw new IllegalStateException(orders + " were placed, and " + (tally.wholeOrders() - wholeBefore) + " are whole.");
        }
    }

    /** From the order's row to the event of its confirmation, in milliseconds. */
    private double decided(String since, double share) throws SQLException {
        return Double.parseDouble(text("select coalesce(percentile_cont(" + share
                + ") within group (order by extract(epoch from e.time - o.placed_at)), 0)"
                + " from orders.orders o join history.event e on e.order_id = o.id::text and e.type = 'OrderConfirmed'"
                + " where o.placed_at >= '" + since + "'::timestamptz")) * 1000;
    }

    /** The same of the orders that were confirmed since then, whenever they were placed. */
    private double decidedSince(String moment, double share) throws SQLException {
        return Double.parseDouble(text("select coalesce(percentile_cont(" + share
                + ") within group (order by extract(epoch from e.time - o.placed_at)), 0)"
                + " from history.event e join orders.orders o on e.order_id = o.id::text and e.type = 'OrderConfirmed'"
                + " where e.kept_at >= '" + moment + "'::timestamptz")) * 1000;
    }

    private void waiting() throws Exception {
        Load.Result one = Load.run(1, time, () -> shop::placeAndWait);
        System.out.printf(Locale.ROOT, "%nOne client with Prefer: wait has its decision after %.1f ms (median), %.1f ms (99 %%).%n",
                one.millis(0.5), one.millis(0.99));
        tally.whole();
    }

    private void prepareByHand() throws Exception {
        console.createTopic(FROM);
        console.createQueue(FROM, QUEUE);
        console.createTopic(TO);
        execute("create schema if not exists bench");
        execute("create table if not exists bench.by_hand_order (id text primary key, total numeric, placed_at timestamptz)");
        execute("create table if not exists bench.by_hand_line (order_id text, position int, sku text, primary key (order_id, position))");
    }

    private void placingAlone() throws Exception {
        console.pause();
        for (int clients : new int[] {1, CLIENTS[0], MANY_CLIENTS}) {
            Load.Result posts = Load.run(clients, time, () -> shop::place);
            double byHand = placingByHand(clients);
            System.out.printf(Locale.ROOT, "%d clients, nothing delivered: %.0f POST/s; by hand %.0f/s; ratio %.2f%n", clients,
                    posts.perSecond(), byHand, posts.perSecond() / byHand);
        }
    }

    private double placingByHand(int clients) throws Exception {
        Path decisions = Files.createTempFile("decisions", ".log");
        List<ByHand> open = new ArrayList<>();
        try {
            return Load.run(clients, time, () -> {
                ByHand client = new ByHand(stack.credentials(), TO, decisions);
                open.add(client);
                return client::place;
            }).perSecond();
        } finally {
            for (ByHand client : open) {
                client.close();
            }
            Files.delete(decisions);
        }
    }

    /** What has been placed while nothing was delivered, filled up to so many, is delivered now. */
    private void draining(int orders) throws Exception {
        while (tally.placed() - tally.wholeOrders() < orders) {
            shop.placeBatch(BATCH);
        }
        long waiting = tally.placed() - tally.wholeOrders();
        long before = console.deliveries();
        Machine machine = Machine.now();
        long start = System.nanoTime();
        console.resume();
        tally.whole();
        double seconds = seconds(start);
        Machine used = Machine.now().since(machine);
        System.out.printf(Locale.ROOT,
                "Drained %d orders in %.1f s: %.0f orders/s, %.0f deliveries/s; kernel %.2f, %.0f context switches/s.%n",
                waiting, seconds, waiting / seconds, (console.deliveries() - before) / seconds, used.kernelShare(),
                used.switches() / seconds);
    }

    private void reactionByHand() throws Exception {
        Path decisions = Files.createTempFile("decisions", ".log");
        try {
            for (int[] kind : new int[][] {{1, 8}, {32, 4}}) {
                System.out.printf(Locale.ROOT, "A reaction by hand, batches of %d, %d threads: %.0f messages/s%n", kind[0], kind[1],
                        reactionByHand(kind[0], kind[1], decisions));
            }
        } finally {
            Files.delete(decisions);
        }
    }

    private double reactionByHand(int batch, int threads, Path decisions) throws Exception {
        List<ReactionByHand> open = new ArrayList<>();
        AtomicLong messages = new AtomicLong();
        try (ByHand producer = new ByHand(stack.credentials(), FROM, decisions)) {
            for (int i = 0; i < threads; i++) {
                open.add(new ReactionByHand(stack.credentials(), FROM + "::" + QUEUE, TO, batch, decisions));
            }
            for (int sent = 0; sent < MESSAGES; sent += BATCH) {
                producer.sendAll(BATCH);
            }
            var next = open.iterator();
            long start = System.nanoTime();
            Load.run(threads, Duration.ofSeconds(5), () -> {
                ReactionByHand mine = next.next();
                return () -> messages.addAndGet(mine.react());
            });
            return messages.get() / seconds(start);
        } finally {
            for (ReactionByHand one : open) {
                one.close();
            }
        }
    }

    /** What the database has done. */
    private record Counts(long commits, long syncs) {
        Counts since(Counts before) {
            return new Counts(commits - before.commits, syncs - before.syncs);
        }
    }

    private Counts counts() throws SQLException {
        return new Counts(
                number("select xact_commit from pg_stat_database where datname = current_database()"),
                number("select wal_sync from pg_stat_wal"));
    }

    private long number(String query) throws SQLException {
        return Long.parseLong(text(query));
    }

    private String text(String query) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
