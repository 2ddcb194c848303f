package dev.orderflow.system.chaos;

import dev.orderflow.launcher.Credentials;
import dev.orderflow.launcher.Progress;
import dev.orderflow.launcher.Stack;
import dev.orderflow.system.BrokerConsole;
import dev.orderflow.system.FreshHome;
import dev.orderflow.system.Shop;
import dev.orderflow.system.Sql;
import dev.orderflow.system.crash.Books;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Places orders from several clients while it kills a random part every so many seconds, then checks the books. Prints the seed first, and
 * one line of figures last; fails with the differences where the books do not balance.
 *
 * <p>The figures: orders that were answered with 201; how often a client did not learn what became of its request; kills; branches that
 * were in doubt and are decided; promised orders that are not there; orders beyond the one of their key; and the time from the moment
 * when all parts are up and all clients have their answers until the books balance.
 *
 * <p>Arguments: the home of the stack, the EAR, and the values of {@code chaos.seconds}, {@code chaos.clients}, {@code chaos.seed} and
 * {@code chaos.peace}, the longest time between two kills in seconds.
 */
public final class Chaos {

    private static final int PLENTY = 1_000_000;
    private static final int FEW = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Stack stack;
    private final long seed;
    private final int clients;
    private final Duration time;
    private final Progress progress;
    private final Answers answers = new Answers();
    private final Sql database;

    private Chaos(Stack stack, long seed, int clients, Duration time, Progress progress) {
        this.stack = stack;
        this.seed = seed;
        this.clients = clients;
        this.time = time;
        this.progress = progress;
        this.database = new Sql(stack.credentials());
    }

    /** Runs it; see the class. */
    public static void main(String... arguments) throws Exception {
        Duration time = Duration.ofSeconds(number("chaos.seconds", arguments[2]));
        int clients = (int) number("chaos.clients", arguments[3]);
        long seed = arguments[4].equals("random") ? ThreadLocalRandom.current().nextLong(1, PLENTY) : number("chaos.seed", arguments[4]);
        Duration peace = Duration.ofSeconds(number("chaos.peace", arguments[5]));
        Instant start = Instant.now();
        Progress progress = sentence -> System.out.printf(Locale.ROOT, "%6.1f  %s%n", seconds(since(start)), sentence);
        progress.says("chaos with seed " + seed + " for " + time.toSeconds() + " s");
        try (Stack stack = Stack.in(FreshHome.emptied(Path.of(arguments[0])))
                .withPostgres()
                .withBroker()
                .withApplication(Path.of(arguments[1]))
                // The second line of defence stays out of it: it would hide what the first one lets through.
                .withEnvironment(Map.of("ORDERFLOW_RECONCILE_AFTER_SECONDS", "86400"))
                .tells(progress)
                .start()) {
            Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop"));
            new Chaos(stack, seed, clients, time, progress).run(peace);
        }
    }

    private static long number(String name, String value) {
        if (!value.matches("[1-9]\\d{0,8}")) {
            throw new IllegalArgumentException(name + " must be a whole number from 1 on, but is '" + value + "'");
        }
        return Long.parseLong(value);
    }

    private void run(Duration longestPeace) throws Exception {
        Credentials credentials = stack.credentials();
        try (Books books = new Books(stack);
                InDoubtCounter inDoubt = new InDoubtCounter(database, new BrokerConsole(credentials));
                Havoc havoc = new Havoc(stack, progress)) {
            List<String> skus = stocked(new Shop(credentials));
            havoc.wreak(Schedule.of(seed, havoc.parts(), longestPeace, time));
            letClientsOrder(skus);
            havoc.awaitPeace();
            progress.says("all parts are up, every client has its answers");
            Instant peace = Instant.now();
            List<String> differences = new ArrayList<>(answers.refusals());
            try {
                books.eventuallyBalance(answers.accepted(), PATIENCE);
            } catch (AssertionError e) {
                differences.add(e.getMessage());
            }
            Duration quiet = since(peace);
            List<String> lost = answers.lost(database);
            List<String> duplicated = answers.duplicated(database);
            differences.addAll(lost);
            differences.addAll(duplicated);
            System.out.printf(Locale.ROOT,
                    "seed=%d seconds=%d peace=%d accepted=%d unknown=%d kills=%d (%s) recovered=%d lost=%d duplicated=%d quiet=%.1fs%n",
                    seed, time.toSeconds(), longestPeace.toSeconds(), answers.accepted().size(), answers.unknowns(),
                    havoc.kills().values().stream().mapToInt(Integer::intValue).sum(), inWords(havoc.kills()),
                    inDoubt.recovered(), lost.size(), duplicated.size(), seconds(quiet));
            if (!differences.isEmpty()) {
                throw new AssertionError("The books do not balance:\n  " + String.join("\n  ", differences));
            }
        }
    }

    /** Four products that don't run out, and one that does. */
    private static List<String> stocked(Shop shop) {
        List<String> skus = new ArrayList<>(Stream.generate(() -> shop.sells("29.99", PLENTY)).limit(4).toList());
        skus.add(shop.sells("0.10", FEW));
        return skus;
    }

    private void letClientsOrder(List<String> skus) throws Exception {
        Instant end = Instant.now().plus(time);
        CountDownLatch calledOff = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            List<Future<Void>> running = new ArrayList<>();
            for (int client = 1; client <= clients; client++) {
                running.add(threads.submit(
                        new CustomerProgram("client-" + client, seed, stack.credentials(), skus, answers, end, calledOff)));
            }
            for (Future<Void> one : running) {
                one.get();
            }
        } finally {
            calledOff.countDown();
            threads.shutdown();
        }
    }

    private static String inWords(Map<String, Integer> kills) {
        return kills.entrySet().stream().map(part -> part.getKey() + " " + part.getValue()).collect(Collectors.joining(", "));
    }

    private static Duration since(Instant start) {
        return Duration.between(start, Instant.now());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }
}
