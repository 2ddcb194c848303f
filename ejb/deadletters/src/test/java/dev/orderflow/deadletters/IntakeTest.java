package dev.orderflow.deadletters;

import static dev.orderflow.deadletters.InMemoryDeadLetterQueues.PAYMENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.deadletters.DeadLetter.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("DEADLETTERS-P3 a dead letter is one case however often it comes back:")
class IntakeTest {

    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");

    private final InMemoryCases cases = new InMemoryCases();
    private final InMemoryDeadLetterQueues queues = new InMemoryDeadLetterQueues();
    private final InMemoryKnownCauses causes = new InMemoryKnownCauses();
    private final InMemoryRetryReturns returns = new InMemoryRetryReturns(cases);
    private final Intake intake = new Intake();

    @BeforeEach
    void wire() {
        intake.cases = cases;
        intake.queues = queues;
        intake.causes = causes;
        intake.returns = returns;
        at(NOW);
    }

    @Test
    @DisplayName("the first time it is a new one")
    void first() {
        comes("m-1");

        assertThat(cases.find("m-1")).get().satisfies(letter -> {
            assertThat(letter.state()).isEqualTo(State.DEAD);
            assertThat(letter.rounds()).isOne();
            assertThat(letter.deadSince()).isEqualTo(NOW);
        });
    }

    @Test
    @DisplayName("told by the broker and seen by a look, it is in the same round")
    void toldAndSeen() {
        comes("m-1");
        at(NOW.plusSeconds(5));

        isSeen("m-1");

        assertThat(cases.find("m-1")).get().satisfies(letter -> {
            assertThat(letter.rounds()).isOne();
            assertThat(letter.deadSince()).isEqualTo(NOW);
        });
        assertThat(cases.actions).isEmpty();
    }

    @Test
    @DisplayName("retried it comes back in its next round, by whatever message")
    void nextRound() {
        comes("m-1");
        becomes(State.RETRIED, "m-1");
        queues.isTakenByHand(PAYMENT, "m-1");
        at(NOW.plusSeconds(60));

        comes("m-2");

        assertThat(cases.dead()).containsExactly("m-1");
        assertThat(cases.find("m-1")).get().satisfies(letter -> {
            assertThat(letter.rounds()).isEqualTo(2);
            assertThat(letter.messageId()).isEqualTo("m-2");
            assertThat(letter.deadSince()).isEqualTo(NOW.plusSeconds(60));
        });
        assertThat(cases.actions).isEmpty();
    }

    @Test
    @DisplayName("DEADLETTERS-P12 coming back from a retry of many it is listed with that, and from one of its own with none")
    void returned() {
        comes("m-1");
        cases.keep(List.of(Action.of(cases.find("m-1").orElseThrow(), Action.What.RETRIED, "o", NOW, null).by("run")));
        becomes(State.RETRIED, "m-1");
        comes("m-2");
        assertThat(returns.page("run", 0, 9)).extracting(it -> it.letter().id()).containsExactly("m-1");

        becomes(State.RETRIED, "m-1");
        comes("m-3");
        assertThat(returns.page("run", 0, 9)).hasSize(1);
    }

    @Test
    @DisplayName("what was discarded is a case that goes on, should its event die once more")
    void discarded() {
        comes("m-1");
        becomes(State.DISCARDED, "m-1");

        comes("m-2");

        assertThat(cases.dead()).containsExactly("m-1");
    }

    @Test
    @DisplayName("sent again by hand before a look has missed it, it comes back in its next round;"
            + " DEADLETTERS-P6 the archive says that the console was used")
    void byHand() {
        comes("m-1");
        queues.isTakenByHand(PAYMENT, "m-1");

        comes("m-2");

        assertThat(cases.find("m-1")).get().extracting(DeadLetter::rounds).isEqualTo(2);
        assertThat(cases.actions).singleElement().satisfies(action -> {
            assertThat(action.what()).isEqualTo(Action.What.REMOVED);
            assertThat(action.who()).isEqualTo(Action.CONSOLE);
            assertThat(action.round()).isOne();
        });
    }

    @Test
    @DisplayName("sent again by hand as the message that it was, it comes back in its next round")
    void sameMessage() {
        comes("m-1");

        intake.record(arrival("m-1", "m-1 again"));

        assertThat(cases.find("m-1")).get().extracting(DeadLetter::rounds).isEqualTo(2);
        assertThat(cases.actions).hasSize(1);
    }

    @Test
    @DisplayName("but two messages about one event that lie there at once are two")
    void twoAtOnce() {
        comes("m-1");

        comes("m-2");

        assertThat(cases.dead()).containsExactlyInAnyOrder("m-1", "m-2");
        assertThat(cases.actions).isEmpty();
    }

    @Test
    @DisplayName("of two cases the one whose message was given back goes on, and not the one whose message lies there")
    void theOneThatIsFree() {
        comes("m-1");
        comes("m-2");
        becomes(State.RETRIED, "m-1");
        queues.isTakenByHand(PAYMENT, "m-1");

        comes("m-3");

        assertThat(cases.find("m-1")).get().extracting(DeadLetter::rounds).isEqualTo(2);
        assertThat(cases.find("m-2")).get().extracting(DeadLetter::rounds).isEqualTo(1);
    }

    @Test
    @DisplayName("one that counts as removed, and is seen nevertheless, goes on in its round")
    void seenAgain() {
        comes("m-1");
        becomes(State.REMOVED, "m-1");
        at(NOW.plus(Duration.ofMinutes(1)));

        isSeen("m-1");

        assertThat(cases.find("m-1")).get().satisfies(letter -> {
            assertThat(letter.state()).isEqualTo(State.DEAD);
            assertThat(letter.rounds()).isOne();
            assertThat(letter.deadSince()).isEqualTo(NOW);
        });
    }

    @Test
    @DisplayName("one that was given back is not dead because the broker tells late of how it came")
    void toldLate() {
        comes("m-1");
        becomes(State.RETRIED, "m-1");

        isSeen("m-1");

        assertThat(cases.stateOf("m-1")).isEqualTo(State.RETRIED);
    }

    private void at(Instant moment) {
        intake.clock = Clock.fixed(moment, ZoneOffset.UTC);
    }

    /** The broker moves the message to the dead-letter queue, and tells of it. */
    private void comes(String messageId) {
        queues.lies(PAYMENT, messageId);
        intake.record(arrival(messageId, messageId));
    }

    /** It is told of once more how the message came. */
    private void isSeen(String messageId) {
        intake.record(arrival(messageId, messageId));
    }

    private void becomes(State state, String id) {
        cases.become(state, List.of(cases.find(id).orElseThrow()));
    }

    private static Arrival arrival(String messageId, String arrivedAs) {
        return new Arrival(PAYMENT, "e-1", messageId, arrivedAs, "OrderPlaced", "o-1", Optional.empty(), Instant.EPOCH, "{}", "{}");
    }
}
