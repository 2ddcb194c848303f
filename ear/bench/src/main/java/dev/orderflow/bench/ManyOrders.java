package dev.orderflow.bench;

import dev.orderflow.launcher.Credentials;
import dev.orderflow.launcher.Part;
import dev.orderflow.launcher.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Many orders: one by one, in batches, and as a file, in one run on one stack; the consumers work meanwhile.
 *
 * <p>Arguments: the home of the stack, the EAR, seconds for single orders and for batches, lines of the file. No pause for the backlog:
 * what is measured is how fast orders are taken.
 */
public final class ManyOrders {

    private static final int SINGLE_CLIENTS = 32;
    private static final int BATCH_CLIENTS = 2;
    private static final int BATCH = 1_000;
    private static final Duration WARM_UP = Duration.ofSeconds(60);
    private static final Duration GLANCE = Duration.ofMillis(500);
    private static final int LINES_OF_PROGRESS = 20;
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    private final Stack stack;
    private final OverRest shop;

    private ManyOrders(Stack stack) {
        this.stack = stack;
        this.shop = new OverRest(stack.credentials());
    }

    /** Runs it; see the class. */
    public static void main(String... arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        Path ear = Path.of(arguments[1]);
        Duration time = Duration.ofSeconds(Long.parseLong(arguments[2]));
        int lines = Integer.parseInt(arguments[3]);
        try (Stack stack = Stack.in(home).withPostgres().withBroker().withApplication(ear)
                .withEnvironment(Map.of("ORDERFLOW_IMPORT_BACKLOG", "999999999", "ORDERFLOW_BACKLOG_LIMIT", "999999999")).start()) {
            new ManyOrders(stack).run(time, lines);
        }
    }

    private void run(Duration time, int lines) throws Exception {
        shop.sell();
        double single = 0;
        if (!time.isZero()) {
            System.out.println("Warming up ...");
            Load.run(8, WARM_UP, () -> shop::place);
            decided();
            Load.Result one = Load.run(SINGLE_CLIENTS, time, () -> shop::place);
            single = one.perSecond();
            report("single, " + SINGLE_CLIENTS + " clients", single, single);
            decided();
            Load.run(1, Duration.ofSeconds(5), () -> () -> shop.placeBatch(BATCH));
            decided();
            Load.Result batches = Load.run(BATCH_CLIENTS, time, () -> () -> shop.placeBatch(BATCH));
            report("batches of " + BATCH + ", " + BATCH_CLIENTS + " clients", batches.perSecond() * BATCH, single);
            decided();
        }
        Path file = Files.createTempFile("orders", ".csv");
        try {
            OverRest.write(file, lines);
            report("import of " + lines + " lines", imported(file, lines), single);
        } finally {
            Files.delete(file);
        }
    }

    private static void report(String what, double perSecond, double single) {
        System.out.printf(Locale.ROOT, "%-28s %8.0f orders/s %8s times as many   (load %s)%n", what, perSecond,
                single == 0 ? "-" : String.format(Locale.ROOT, "%.1f", perSecond / single), load());
    }

    private static String load() {
        try {
            return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
        } catch (IOException e) {
            return "unknown";
        }
    }

    /** Uploads the file and waits for its end, with a line now and then; orders a second from the end of the upload on. */
    private double imported(Path file, int lines) throws Exception {
        long start = System.nanoTime();
        String id = shop.upload(file);
        System.out.printf(Locale.ROOT, "Uploaded %.1f MB in %.1f s.%n%10s %10s %12s %14s %14s %10s%n", Files.size(file) / 1e6,
                seconds(start), "seconds", "read", "orders/s", "heap MB, least", "heap MB, most", "RSS MB");
        start = System.nanoTime();
        int next = lines / LINES_OF_PROGRESS;
        long least = Long.MAX_VALUE;
        long most = 0;
        while (true) {
            Thread.sleep(GLANCE.toMillis());
            String state = shop.importOf(id);
            long heap = shop.heapUsed();
            least = Math.min(least, heap);
            most = Math.max(most, heap);
            int read = Integer.parseInt(OverRest.field("read", state));
            boolean completed = OverRest.field("state", state).equals("COMPLETED");
            if (read >= next || completed) {
                System.out.printf(Locale.ROOT, "%10.1f %10d %12s %14d %14d %10d%n", seconds(start), read,
                        OverRest.field("ordersPerSecond", state), least >> 20, most >> 20, resident(stack.applicationServer()));
                next = read + lines / LINES_OF_PROGRESS;
                least = Long.MAX_VALUE;
                most = 0;
            }
            if (completed) {
                return Double.parseDouble(OverRest.field("ordersPerSecond", state));
            }
        }
    }

    /** The memory of the process, MB. */
    static long resident(Part part) throws IOException {
        Matcher size = RESIDENT.matcher(Files.readString(Path.of("/proc/" + part.pid() + "/status")));
        return size.find() ? Long.parseLong(size.group(1)) >> 10 : 0;
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    /** Waits until every order is decided, so that each measurement begins with empty queues. */
    private void decided() throws Exception {
        Credentials credentials = stack.credentials();
        try (Connection database =
                        DriverManager.getConnection(credentials.get("db.url"), credentials.get("db.user"), credentials.get("db.password"));
                Statement statement = database.createStatement()) {
            for (long left = 1; left > 0; Thread.sleep(GLANCE.toMillis())) {
                left = number(statement, "select count(*) from orders.orders where status = 'PLACED'");
            }
        }
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
