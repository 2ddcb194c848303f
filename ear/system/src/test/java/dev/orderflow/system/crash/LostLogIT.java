package dev.orderflow.system.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.system.Shop;
import dev.orderflow.system.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The application server is killed between the commits of one transaction, and its transaction log is lost. What was committed stays,
 * recovery can only roll back the rest: half a transaction. The second line of defence makes a whole of it.
 */
@Tag("faults")
@TestInstance(Lifecycle.PER_CLASS)
class LostLogIT {

    private static final String HOME = "lost-log";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration UNTIL_REPAIRED = Duration.ofMinutes(4);

    /** Who asks again is answered again: more than once is what a repair costs. */
    private static final Predicate<String> TOLD_AGAIN = Pattern.compile("was published \\d+ times").asPredicate();

    private CrashLab lab;

    @BeforeAll
    void open() {
        // Longer than recovery needs for what it can do.
        lab = new CrashLab(HOME, "-DORDERFLOW_RECONCILE_SECONDS=1", "-DORDERFLOW_RECONCILE_AFTER_SECONDS=40");
    }

    @AfterAll
    void close() {
        lab.close();
    }

    static Stream<Arguments> betweenTwoCommits() {
        return Stream.of(Work.values()).flatMap(work -> {
            int branches = (int) work.moments().stream().filter(moment -> moment.startsWith("COMMITTED")).count();
            return IntStream.range(1, branches).mapToObj(committed -> Arguments.of(committed, work));
        });
    }

    @ParameterizedTest(name = "after commit {0}, while {1}")
    @MethodSource("betweenTwoCommits")
    @DisplayName("what a lost transaction log has torn apart is repaired, and the repair is in the log")
    void repaired(int committed, Work work) throws Exception {
        Shop shop = lab.shop();
        String sku = shop.sells("10.00", 10);
        var breakpoint = lab.breakpoints().whenPublishing(work.fact(), "COMMITTED_" + committed);
        var answer = CompletableFuture.supplyAsync(() -> shop.asksFor(sku, 1, "tok_visa").statusCode());
        breakpoint.await(PATIENCE);
        lab.stack().applicationServer().kill9();
        breakpoint.goOn();
        loseTheLog();
        lab.stack().applicationServer().start();

        // It broke, or was given before: the order is there in either case.
        answer.handle((status, broken) -> status).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        String order = theOrderFor(sku);
        await("the books balance").atMost(UNTIL_REPAIRED).untilAsserted(() -> assertThat(lab.books().differences(List.of(order)))
                .filteredOn(TOLD_AGAIN.negate())
                .isEmpty());
        assertThat(shop.statusOf(order)).isEqualTo("CONFIRMED");
        assertThat(Files.readString(lab.stack().applicationServer().fullLog())).contains("Repaired: order=" + order);
    }

    private String theOrderFor(String sku) throws Exception {
        List<String> orders =
                new Sql(lab.stack().credentials()).texts("select order_id from orders.order_line where sku = ?", sku);
        assertThat(orders).hasSize(1);
        return orders.get(0);
    }

    /** Everything that the transaction manager has written, and there was a decision in it. */
    private void loseTheLog() throws IOException {
        TransactionLog log = TransactionLog.of(lab.stack());
        assertThat(log.records()).anySatisfy(record -> assertThat(record).contains("AtomicAction"));
        for (Path file : log.files()) {
            Files.delete(file);
        }
    }
}
