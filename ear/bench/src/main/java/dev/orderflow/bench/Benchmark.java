package dev.orderflow.bench;

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

/**
 * Places orders over REST with 1, 8 and 32 clients while the consumers work, and beside each, in the same run, by hand.
 *
 * <p>Arguments: the home of the stack, the EAR, seconds for each measurement.
 */
public final class Benchmark {

    private static final int[] CLIENTS = {1, 8, 32};
    /** An address of its own: to those of the contract modules listen. */
    private static final String TOPIC = "bench";

    /** Until the compiler of the JVM has had its say: the rate of the first ten seconds is a quarter of that of the third minute. */
    private static final Duration WARM_UP = Duration.ofSeconds(90);

    private final Stack stack;
    private final Duration time;
    private final Connection database;

    private Benchmark(Stack stack, Duration time) throws SQLException {
        this.stack = stack;
        this.time = time;
        this.database = DriverManager.getConnection(
                stack.credentials().get("db.url"), stack.credentials().get("db.user"), stack.credentials().get("db.password"));
    }

    /** Runs it; see the class. */
    public static void main(String... arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        Path ear = Path.of(arguments[1]);
        Duration time = Duration.ofSeconds(Long.parseLong(arguments[2]));
        System.out.println("Starting PostgreSQL, Artemis and WildFly ...");
        long start = System.nanoTime();
        try (Stack stack = Stack.in(home).withPostgres().withBroker().withApplication(ear).start()) {
            System.out.printf(Locale.ROOT, "Ready after %.1f s.%n", (System.nanoTime() - start) / 1e9);
            new Benchmark(stack, time).run();
        }
    }

    private void run() throws Exception {
        OverRest shop = new OverRest(stack.credentials());
        shop.sell();
        execute("create schema if not exists bench");
        execute("create table if not exists bench.by_hand_order (id text primary key, total numeric, placed_at timestamptz)");
        execute("create table if not exists bench.by_hand_line (order_id text, position int, sku text, primary key (order_id, position))");
        new BrokerConsole(stack.credentials()).createTopic(TOPIC);
        System.out.println("Warming up ...");
        Load.run(8, WARM_UP, () -> shop::place);
        decided();

        System.out.printf("%n%8s %10s %10s %10s %12s %12s %10s %8s%n", "clients", "POST/s", "p50 ms", "p99 ms", "decided/s", "drained s",
                "by hand/s", "ratio");
        for (int clients : CLIENTS) {
            measure(shop, clients);
        }
        cost(shop);
    }

    private void measure(OverRest shop, int clients) throws Exception {
        long before = number("select count(*) from orders.orders where status = 'CONFIRMED'");
        Load.Result rest = Load.run(clients, time, () -> shop::place);
        long meanwhile = number("select count(*) from orders.orders where status = 'CONFIRMED'") - before;
        double drained = decided();
        Load.Result hand = byHand(clients);
        System.out.printf(Locale.ROOT, "%8d %10.0f %10.1f %10.1f %12.0f %12.1f %10.0f %7.0f%%%n", clients, rest.perSecond(),
                rest.millis(0.5), rest.millis(0.99), meanwhile / (double) time.toSeconds(), drained, hand.perSecond(),
                100 * rest.perSecond() / hand.perSecond());
    }

    private Load.Result byHand(int clients) throws Exception {
        Path decisions = Files.createTempFile("decisions", ".log");
        List<ByHand> open = new ArrayList<>();
        try {
            return Load.run(clients, time, () -> {
                ByHand client = new ByHand(stack.credentials(), TOPIC, decisions);
                open.add(client);
                return client::place;
            });
        } finally {
            for (ByHand client : open) {
                client.close();
            }
            Files.delete(decisions);
        }
    }

    /** What the database does for one order from the first row to the capture, with one client. */
    private void cost(OverRest shop) throws Exception {
        long commits = number("select xact_commit from pg_stat_database where datname = current_database()");
        long wal = number("select wal_bytes from pg_stat_wal");
        long syncs = number("select wal_sync from pg_stat_wal");
        Load.Result orders = Load.run(1, time, () -> shop::place);
        decided();
        double count = orders.count();
        System.out.printf(Locale.ROOT,
                "%nOne order, from POST to capture (%d orders of one client): %.1f commits, %.0f WAL syncs (of all), "
                        + "%.1f kB of WAL in the database.%n", orders.count(),
                (number("select xact_commit from pg_stat_database where datname = current_database()") - commits) / count,
                (number("select wal_sync from pg_stat_wal") - syncs) / count,
                (number("select wal_bytes from pg_stat_wal") - wal) / count / 1024);
    }

    /** Waits until every order is decided and captured; the seconds that took. */
    private double decided() throws Exception {
        long start = System.nanoTime();
        while (number("select count(*) from orders.orders o where o.status = 'PLACED' or o.status = 'CONFIRMED' "
                        + "and not exists (select 1 from payment.payment p where p.order_id = o.id and p.status = 'CAPTURED')") > 0) {
            Thread.sleep(200);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private long number(String query) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
