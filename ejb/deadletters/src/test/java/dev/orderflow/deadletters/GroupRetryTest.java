package dev.orderflow.deadletters;

import static dev.orderflow.deadletters.InMemoryDeadLetterQueues.INVENTORY;
import static dev.orderflow.deadletters.InMemoryDeadLetterQueues.PAYMENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.deadletters.Action.What;
import dev.orderflow.deadletters.DeadLetter.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GroupRetryTest {

    private static final Instant BEGUN = Instant.parse("2026-11-25T10:00:00Z");
    private static final Filter ALL = new Filter(Optional.empty(), Optional.empty(), Optional.empty());

    private final InMemoryCases cases = new InMemoryCases();
    private final InMemoryDeadLetterQueues queues = new InMemoryDeadLetterQueues();
    private final InMemoryRetryRuns runs = new InMemoryRetryRuns();
    private final InMemoryRetryReturns returns = new InMemoryRetryReturns(cases);
    private final GroupRetry retry = new GroupRetry();

    @BeforeEach
    void open() {
        retry.cases = cases;
        retry.queues = queues;
        retry.runs = runs;
        itIs(BEGUN);
    }

    @Test
    @DisplayName("DEADLETTERS-P4 a retry gives a message back to the one subscription that failed; several of one order go in the order"
            + " of their"
            + " events")
    void inTheOrderOfEvents() {
        dies("third", PAYMENT, 3);
        dies("first", PAYMENT, 1);
        dies("elsewhere", INVENTORY, 2);
        dies("second", PAYMENT, 2);
        RetryRun run = retry.begin(ALL, Optional.empty(), 1_000, "o");

        itIs(BEGUN.plusSeconds(1));
        assertThat(retry.batch(run.id())).isEqualTo(4);

        assertThat(queues.sent).containsSubsequence("payment.orders first", "payment.orders second", "payment.orders third")
                .contains("inventory.orders elsewhere").hasSize(4);
    }

    @Test
    @DisplayName("DEADLETTERS-P8 a retry of many goes on in bounded batches, at a rate, until it is done")
    void batches() {
        for (int i = 0; i < 250; i++) {
            dies("m-" + i, PAYMENT, i);
        }
        RetryRun run = retry.begin(ALL, Optional.empty(), 120, "o");

        itIs(BEGUN.plusSeconds(1));
        assertThat(retry.batch(run.id())).isEqualTo(RetryRun.BATCH);
        assertThat(retry.batch(run.id())).isEqualTo(20);
        assertThat(retry.batch(run.id())).isZero();
        assertThat(queues.sent).hasSize(120);

        itIs(BEGUN.plusSeconds(10));
        assertThat(retry.batch(run.id())).isEqualTo(RetryRun.BATCH);
        assertThat(retry.batch(run.id())).isEqualTo(30);
        goesThrough(run);
        assertThat(runs.find(run.id())).get().satisfies(it -> {
            assertThat(it.state()).isEqualTo(RetryRun.State.DONE);
            assertThat(it.retried()).isEqualTo(250);
            assertThat(it.remaining()).contains(0L);
        });
        assertThat(cases.actions).hasSize(250).allSatisfy(action -> {
            assertThat(action.what()).isEqualTo(What.RETRIED);
            assertThat(action.who()).contains(run.id()).endsWith("of o");
        });
    }

    @Test
    @DisplayName("DEADLETTERS-P8 what fails again meanwhile is not sent again by it, nor is what dies meanwhile")
    void notAgain() {
        dies("before", PAYMENT, 1);
        RetryRun run = retry.begin(ALL, Optional.empty(), 1_000, "o");
        itIs(BEGUN.plusSeconds(1));
        retry.batch(run.id());
        dies("before", PAYMENT, Duration.ofHours(1).toSeconds() + 1);
        dies("meanwhile", PAYMENT, Duration.ofHours(1).toSeconds() + 1);

        goesThrough(run);

        assertThat(queues.sent).containsExactly("payment.orders before");
        assertThat(runs.find(run.id()).orElseThrow().state()).isEqualTo(RetryRun.State.DONE);
    }

    @Test
    @DisplayName("knows from its beginning how many there are to send, within its limit, whatever dies later")
    void total() {
        dies("one", PAYMENT, 1);
        dies("two", PAYMENT, 2);
        dies("elsewhere", INVENTORY, 3);
        Filter payment = new Filter(Optional.of(PAYMENT), Optional.empty(), Optional.empty());

        assertThat(retry.begin(ALL, Optional.of(2), 1_000, "o").total()).contains(2L);
        assertThat(retry.begin(ALL, Optional.of(9), 1_000, "o").total()).contains(3L);
        RetryRun run = retry.begin(payment, Optional.empty(), 1_000, "o");
        dies("later", PAYMENT, Duration.ofHours(1).toSeconds() + 1);
        itIs(BEGUN.plusSeconds(1));
        goesThrough(run);

        assertThat(runs.find(run.id()).orElseThrow().total()).contains(2L);
    }

    @Test
    @DisplayName("DEADLETTERS-P8 until it is stopped")
    void stopped() {
        dies("m", PAYMENT, 1);
        RetryRun run = retry.begin(ALL, Optional.empty(), 1_000, "o");
        retry.stop(run.id(), "another");

        itIs(BEGUN.plusSeconds(1));
        assertThat(retry.batch(run.id())).isZero();

        assertThat(queues.sent).isEmpty();
        assertThat(runs.find(run.id()).orElseThrow().stoppedBy()).contains("another");
    }

    @Test
    @DisplayName("DEADLETTERS-P8 of another group it sends none")
    void filtered() {
        dies("mine", PAYMENT, 1);
        dies("not mine", INVENTORY, 2);
        RetryRun run = retry.begin(new Filter(Optional.of(PAYMENT), Optional.empty(), Optional.empty()), Optional.empty(), 1_000, "o");

        itIs(BEGUN.plusSeconds(1));
        retry.batch(run.id());

        assertThat(queues.sent).containsExactly("payment.orders mine");
    }

    @Test
    @DisplayName("DEADLETTERS-P8 one whose message was not to be had it comes by again, while a pass sends any")
    void again() {
        dies("in hand", PAYMENT, 1);
        dies("there", PAYMENT, 2);
        queues.isTakenByHand(PAYMENT, "in hand");
        RetryRun run = retry.begin(ALL, Optional.empty(), 1_000, "o");
        itIs(BEGUN.plusSeconds(1));
        retry.batch(run.id());
        queues.lies(PAYMENT, "in hand");

        goesThrough(run);

        assertThat(queues.sent).containsExactly("payment.orders there", "payment.orders in hand");
        assertThat(runs.find(run.id()).orElseThrow().retried()).isEqualTo(2);
    }

    @Test
    @DisplayName("DEADLETTERS-P9 one whose message is gone stays what it is, for a look to tell")
    void notThere() {
        dies("gone", PAYMENT, 1);
        dies("there", PAYMENT, 2);
        queues.isTakenByHand(PAYMENT, "gone");
        RetryRun run = retry.begin(ALL, Optional.empty(), 1_000, "o");
        itIs(BEGUN.plusSeconds(1));

        goesThrough(run);

        assertThat(queues.sent).containsExactly("payment.orders there");
        assertThat(cases.stateOf("gone")).isEqualTo(State.DEAD);
        assertThat(cases.actionsOn("gone")).isEmpty();
        assertThat(runs.find(run.id()).orElseThrow().retried()).isEqualTo(1);
        assertThat(runs.find(run.id()).orElseThrow().remaining()).contains(1L);
    }

    @Test
    @DisplayName("DEADLETTERS-P12 what it sent and came back is listed with it, once for each time, also when it was sent again since")
    void returned() {
        dies("good", PAYMENT, 1);
        dies("bad", PAYMENT, 2);
        RetryRun run = retry.begin(ALL, Optional.empty(), 1_000, "o");
        itIs(BEGUN.plusSeconds(1));
        goesThrough(run);

        returns.note(cases.find("bad").orElseThrow());

        assertThat(returns.page(run.id(), 0, 9)).extracting(it -> it.letter().id()).containsExactly("bad");
        assertThat(returns.count(List.of(run.id(), "another"))).containsExactly(Map.entry(run.id(), 1L));
        assertThat(returns.page(run.id(), returns.page(run.id(), 0, 9).get(0).id(), 9)).isEmpty();
    }

    @Test
    @DisplayName("DEADLETTERS-P15 what was given back and has not come back is told by group")
    void givenBack() {
        dies("good", PAYMENT, 1);
        dies("bad", PAYMENT, 2);
        dies("elsewhere", INVENTORY, 3);
        RetryRun run = retry.begin(ALL, Optional.empty(), 1_000, "o");
        itIs(BEGUN.plusSeconds(1));
        goesThrough(run);
        dies("bad", PAYMENT, 60);

        assertThat(new InMemoryGroups(cases).givenBack(BEGUN, 9)).extracting(it -> it.group().subscription() + " " + it.count())
                .containsExactly("payment.orders 1", "inventory.orders 1");
    }

    /** Until it is done, in a few batches. */
    private void goesThrough(RetryRun run) {
        for (int i = 0; i < 10; i++) {
            retry.batch(run.id());
        }
        assertThat(runs.find(run.id()).orElseThrow().state()).isEqualTo(RetryRun.State.DONE);
    }

    private void dies(String id, String subscription, long second) {
        cases.dead(id, subscription, BEGUN.minus(Duration.ofHours(1)).plusSeconds(second), "{}");
        queues.lies(subscription, id);
    }

    private void itIs(Instant now) {
        retry.clock = Clock.fixed(now, ZoneOffset.UTC);
    }
}
