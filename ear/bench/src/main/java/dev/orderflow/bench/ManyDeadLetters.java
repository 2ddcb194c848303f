package dev.orderflow.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.launcher.Credentials;
import dev.orderflow.launcher.Stack;
import jakarta.jms.JMSContext;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * Many dead letters: how fast they are taken in, what the calls of the API cost among them, and what a retry of many costs those who place
 * orders meanwhile. Its letters are no events, so that each that is sent again dies again: the dearest kind of retry.
 *
 * <p>Arguments: the home of the stack, the EAR, seconds for each measurement of orders, dead letters.
 */
public final class ManyDeadLetters {

    private static final List<String> SUBSCRIPTIONS = List.of("payment.orders", "inventory.orders", "shipping.orders");
    private static final int TYPES = 25;
    private static final int AT_ONCE = 500;
    private static final int CLIENTS = 8;
    private static final int CALLS = 30;
    private static final int PAGE = 200;
    private static final Duration WARM_UP = Duration.ofSeconds(60);
    private static final Duration GLANCE = Duration.ofMillis(500);
    private static final String DEAD = "select count(*) from deadletters.dead_letter where state = 'DEAD'";

    private final Stack stack;
    private final OverRest shop;
    private final Connection database;

    private ManyDeadLetters(Stack stack) throws SQLException {
        Credentials credentials = stack.credentials();
        this.stack = stack;
        this.shop = new OverRest(credentials);
        this.database =
                DriverManager.getConnection(credentials.get("db.url"), credentials.get("db.user"), credentials.get("db.password"));
    }

    /** Runs it; see the class. */
    public static void main(String... arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        Path ear = Path.of(arguments[1]);
        Duration time = Duration.ofSeconds(Long.parseLong(arguments[2]));
        int letters = Integer.parseInt(arguments[3]);
        try (Stack stack = Stack.in(home).withPostgres().withBroker().withApplication(ear).start()) {
            new ManyDeadLetters(stack).run(time, letters);
        }
    }

    private void run(Duration time, int letters) throws Exception {
        shop.sell();
        System.out.println("Warming up ...");
        Load.run(CLIENTS, WARM_UP, () -> shop::place);
        decided();
        double alone = orders("without dead letters", time, 0).perSecond();
        memory("without dead letters");

        die(letters);
        memory("with " + letters);
        calls(letters);
        walk();
        memory("after all pages");
        deepest();

        orders("among the dead letters", time, alone);
        for (int rate : new int[] {50, 200, 10_000}) {
            retry(rate, letters, () -> orders("beside a retry of " + rate + "/s at most", time, alone));
        }
        retry(10_000, letters, () -> Thread.sleep(time.toMillis()));
        memory("in the end");
    }

    /** As many as can be retried while something else is done, until all are dead again. */
    private void retry(int rate, int letters, Load.Work beside) throws Exception {
        long start = System.nanoTime();
        String retry = shop.retry(SUBSCRIPTIONS.get(0), rate);
        beside.run();
        int sent = shop.stopRetry(retry);
        System.out.printf(Locale.ROOT, "    a retry of %d/s at most sent %.0f/s, within %.0f s%n", rate, sent / seconds(start),
                seconds(start));
        until(DEAD, letters);
    }

    /** Sends them to the subscriptions in turn, each of which finds that it cannot read them. */
    private void die(int letters) throws Exception {
        long start = System.nanoTime();
        Credentials credentials = stack.credentials();
        String text = "no event " + "x".repeat(600);
        try (var connections = new ActiveMQConnectionFactory(credentials.get("broker.url"));
                JMSContext context = connections.createContext(
                        credentials.get("console.user"), credentials.get("console.password"), JMSContext.SESSION_TRANSACTED)) {
            for (int i = 0; i < letters; i++) {
                context.createProducer()
                        .setProperty("ce_id", "bench-" + UUID.randomUUID())
                        .setProperty("ce_type", "Type" + i / SUBSCRIPTIONS.size() % TYPES)
                        .setProperty("ce_subject", UUID.randomUUID().toString())
                        .send(context.createTopic("orders::" + SUBSCRIPTIONS.get(i % SUBSCRIPTIONS.size())), text);
                if (i % AT_ONCE == AT_ONCE - 1) {
                    context.commit();
                }
            }
            context.commit();
        }
        until(DEAD, letters);
        double seconds = seconds(start);
        System.out.printf(Locale.ROOT, "%d dead letters: each failed, its cause kept, and taken in within %.0f s, %.0f/s%n", letters,
                seconds, letters / seconds);
    }

    private void calls(int letters) throws Exception {
        String deep = deep("true", letters * 19 / 20);
        String deepOfType = deep("type = 'Type7'", letters / TYPES * 19 / 20);
        String cause = URLEncoder.encode(text("select cause from deadletters.dead_letter limit 1"), UTF_8);
        System.out.printf("%-64s %9s %9s%n", "call", "median ms", "worst ms");
        call("/api/dead-letters");
        call("/api/dead-letters?after=" + deep);
        call("/api/dead-letters?subscription=shipping.orders");
        call("/api/dead-letters?type=Type7");
        call("/api/dead-letters?type=Type7&after=" + deepOfType);
        call("/api/dead-letters?cause=" + cause);
        call("/api/dead-letters?subscription=shipping.orders&type=Type7&cause=" + cause);
        call("/api/dead-letters?type=none");
        call("/api/dead-letters?groupBy=cause");
        call("/api/dead-letters?groupBy=cause&subscription=shipping.orders");
        call("/api/dead-letters/" + deep);
        call("/api/health/ready");
    }

    /** The id of the one behind so many. */
    private String deep(String which, int skipped) throws SQLException {
        return text("select id from deadletters.dead_letter where state = 'DEAD' and " + which
                + " order by dead_since desc, id desc offset " + skipped + " limit 1");
    }

    private void call(String path) throws Exception {
        long[] nanos = new long[CALLS];
        for (int i = 0; i < CALLS; i++) {
            long start = System.nanoTime();
            shop.get(path);
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        String name = path.length() <= 64 ? path : path.substring(0, 61) + "...";
        System.out.printf(Locale.ROOT, "%-64s %9.1f %9.1f%n", name, nanos[CALLS / 2] / 1e6, nanos[CALLS - 1] / 1e6);
    }

    /** All pages, from the first to the last. */
    private void walk() throws Exception {
        long start = System.nanoTime();
        int pages = 0;
        long slowest = 0;
        String after = "";
        while (after != null) {
            long before = System.nanoTime();
            String page = shop.get("/api/dead-letters?limit=" + PAGE + after);
            slowest = Math.max(slowest, System.nanoTime() - before);
            int last = page.lastIndexOf("\"id\":\"");
            after = last < 0 ? null : "&after=" + OverRest.field("id", page.substring(last));
            pages++;
        }
        System.out.printf(Locale.ROOT, "All %d pages of %d: %.1f s, the slowest %.0f ms%n", pages, PAGE, seconds(start), slowest / 1e6);
    }

    /** The one that died last lies at the end of its queue. */
    private void deepest() throws Exception {
        for (String subscription : SUBSCRIPTIONS) {
            String id = deep("subscription = '" + subscription + "'", 0);
            long start = System.nanoTime();
            shop.retryOne(id);
            double sent = seconds(start);
            until("select count(*) from deadletters.dead_letter where rounds = 2 and state = 'DEAD' and id = '" + id + "'", 1);
            System.out.printf(Locale.ROOT, "The last of %s: sent within %.2f s, dead again after %.2f s%n", subscription, sent,
                    seconds(start));
        }
    }

    private Load.Result orders(String when, Duration time, double alone) throws Exception {
        String decided = "select count(*) from orders.orders where status <> 'PLACED'";
        long before = number(decided);
        Load.Result orders = Load.run(CLIENTS, time, () -> shop::place);
        double decidedPerSecond = (number(decided) - before) / (double) time.toSeconds();
        System.out.printf(Locale.ROOT, "%-40s %6.0f orders/s %6.2f   p50 %6.1f ms   p99 %6.1f ms   decided %6.0f/s%n", when,
                orders.perSecond(), alone == 0 ? 1 : orders.perSecond() / alone, orders.millis(0.5), orders.millis(0.99), decidedPerSecond);
        decided();
        return orders;
    }

    private void memory(String when) throws Exception {
        System.out.printf(Locale.ROOT, "%-24s heap of WildFly %4d MB, RSS %4d MB; RSS of Artemis %4d MB%n", when, shop.heapUsed() >> 20,
                ManyOrders.resident(stack.applicationServer()), ManyOrders.resident(stack.broker()));
    }

    private void decided() throws Exception {
        until("select count(*) from orders.orders where status = 'PLACED'", 0);
    }

    private void until(String count, long wanted) throws Exception {
        while (number(count) != wanted) {
            Thread.sleep(GLANCE.toMillis());
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private long number(String query) throws SQLException {
        return Long.parseLong(text(query));
    }

    private String text(String query) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getString(1);
        }
    }
}
