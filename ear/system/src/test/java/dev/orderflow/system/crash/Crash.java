package dev.orderflow.system.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.launcher.Part;
import dev.orderflow.system.Shop;
import dev.orderflow.system.Sql;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * One cell of the matrix: who is killed, when, and during what.
 *
 * @param recovering whether the commit that is crashed is one that recovery finishes, after a first crash of WildFly right behind
 *     the decision
 */
record Crash(CrashLab.Victim victim, String moment, Work work, boolean recovering) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What came of it. */
    record Outcome(String answer, String order, Duration untilQuiet) {}

    /** Crashes it, brings it back, and waits until the books balance. */
    Outcome in(CrashLab lab, Duration atMost) throws Exception {
        Shop shop = lab.shop();
        shop.eventuallyReady();
        String sku = shop.sells("10.00", 10);
        String customer = "crash-" + UUID.randomUUID();
        var breakpoint = lab.breakpoints().whenPublishing(work.fact(), recovering ? "DECIDED" : moment);
        CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(() -> place(shop, customer, sku));
        breakpoint.await(PATIENCE);
        Instant killed = Instant.now();
        if (recovering) {
            lab.stack().applicationServer().kill9();
            breakpoint.goOn();
            crashRecovery(lab);
        } else {
            Part part = victim.in(lab.stack());
            part.kill9();
            breakpoint.goOn();
            part.start();
        }
        String said = said(answer);
        if (said.equals("201")) {
            await("the order that was answered with 201 is there").atMost(atMost).until(() -> !ordersOf(lab, customer).isEmpty());
        }
        lab.books().eventuallyBalance(ordersOf(lab, customer), atMost);
        Outcome outcome = new Outcome(said, statusOf(lab, customer), Duration.between(killed, Instant.now()));
        judge(outcome);
        return outcome;
    }

    private void crashRecovery(CrashLab lab) {
        var breakpoint = lab.breakpoints().whenRecovering(moment);
        CompletableFuture<Void> restarted = CompletableFuture.runAsync(() -> lab.stack().applicationServer().start());
        breakpoint.await(PATIENCE);
        Part part = victim.in(lab.stack());
        part.kill9();
        breakpoint.goOn();
        if (victim == CrashLab.Victim.WILDFLY) {
            // Its start has failed, where it was killed before it was ready.
            restarted.handle((ready, failure) -> failure).join();
        }
        part.start();
        if (victim != CrashLab.Victim.WILDFLY) {
            restarted.join();
        }
    }

    private int place(Shop shop, String customer, String sku) {
        Response response = shop.operator()
                .contentType("application/json")
                .body(Map.of(
                        "customerId", customer,
                        "currency", "EUR",
                        "paymentToken", "tok_visa",
                        "lines", List.of(Map.of("sku", sku, "quantity", 1))))
                .post("/api/orders");
        return response.statusCode();
    }

    /** The status, or that there was no answer: a connection that breaks is what a kill -9 of the server looks like. */
    private static String said(CompletableFuture<Integer> answer) {
        try {
            return String.valueOf(answer.join());
        } catch (CompletionException e) {
            return "none";
        }
    }

    /** Where recovery has to finish it, the row comes after the answer. */
    private static List<String> ordersOf(CrashLab lab, String customer) throws Exception {
        return new Sql(lab.stack().credentials()).texts("select id from orders.orders where customer_id = ?", customer);
    }

    private static String statusOf(CrashLab lab, String customer) throws Exception {
        List<String> statuses =
                new Sql(lab.stack().credentials()).texts("select status from orders.orders where customer_id = ?", customer);
        assertThat(statuses).as("orders of one request").hasSizeLessThanOrEqualTo(1);
        return statuses.isEmpty() ? "none" : statuses.get(0);
    }

    /** What may come of it: an answer is kept, whatever it is, and what was decided before the crash is not undone by it. */
    private void judge(Outcome outcome) {
        if (work != Work.PLACING) {
            // A consumer may be faster than the answer of the request, which then goes down with WildFly.
            assertThat(outcome.answer()).isIn("201", "none");
            assertThat(outcome.order()).isEqualTo("CONFIRMED");
            return;
        }
        switch (outcome.answer()) {
            case "201" -> assertThat(outcome.order()).isEqualTo("CONFIRMED");
            case "503" -> assertThat(outcome.order()).isEqualTo("none");
            case "none" -> assertThat(outcome.order()).isEqualTo(isBeforeTheDecision() ? "none" : "CONFIRMED");
            default -> assertThat(outcome.answer()).isIn("201", "503", "none");
        }
    }

    private boolean isBeforeTheDecision() {
        return !recovering && (moment.equals("BEFORE_PREPARE") || moment.startsWith("PREPARED"));
    }

    @Override
    public String toString() {
        return victim + " is killed " + (recovering ? "while recovery finishes, " : "") + inWords(moment) + ", while " + work;
    }

    private static String inWords(String moment) {
        String count = moment.substring(moment.indexOf('_') + 1);
        return switch (moment.replaceFirst("_\\d", "")) {
            case "BEFORE_PREPARE" -> "before the first prepare";
            case "PREPARED" -> "after prepare " + count;
            case "DECIDED" -> "after the decision";
            default -> "after commit " + count;
        };
    }
}
