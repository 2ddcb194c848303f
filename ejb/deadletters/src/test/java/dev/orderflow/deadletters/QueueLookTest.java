package dev.orderflow.deadletters;

import static dev.orderflow.deadletters.InMemoryDeadLetterQueues.PAYMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.deadletters.DeadLetter.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("DEADLETTERS-P9 what is done to the queues by hand, in the console, shows here soon:")
class QueueLookTest {

    private static final Instant LONG_AGO = Instant.parse("2026-11-25T10:00:00Z");
    private static final Instant NOW = LONG_AGO.plus(Duration.ofHours(1));

    private final InMemoryCases cases = new InMemoryCases();
    private final InMemoryDeadLetterQueues queues = new InMemoryDeadLetterQueues();
    private final InMemoryKnownCauses causes = new InMemoryKnownCauses();
    private final QueueLook look = new QueueLook();

    @BeforeEach
    void open() {
        Intake intake = new Intake();
        intake.cases = cases;
        intake.queues = queues;
        intake.causes = causes;
        intake.returns = new InMemoryRetryReturns(cases);
        intake.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        look.cases = cases;
        look.queues = queues;
        look.intake = intake;
        look.sightings = new Seen();
        look.transaction = new OneTransaction();
        look.clock = intake.clock;
    }

    @Test
    @DisplayName("a message that two looks have missed was removed")
    void removed() {
        cases.dead("gone", PAYMENT, LONG_AGO, "{}");
        cases.dead("there", PAYMENT, LONG_AGO, "{}");
        queues.lies(PAYMENT, "there");

        look.atAll();
        assertThat(cases.dead()).containsExactlyInAnyOrder("gone", "there");
        look.atAll();
        look.atAll();

        assertThat(cases.stateOf("gone")).isEqualTo(State.REMOVED);
        assertThat(cases.stateOf("there")).isEqualTo(State.DEAD);
        assertThat(cases.actions).singleElement().satisfies(action -> {
            assertThat(action.deadLetter()).isEqualTo("gone");
            assertThat(action.who()).isEqualTo(Action.CONSOLE);
        });
    }

    @Test
    @DisplayName("but not one that a transaction had in its hands when the first looked")
    void inHand() {
        cases.dead("in hand", PAYMENT, LONG_AGO, "{}");

        look.atAll();
        queues.lies(PAYMENT, "in hand");
        look.atAll();
        queues.isTakenByHand(PAYMENT, "in hand");
        look.atAll();

        assertThat(cases.stateOf("in hand")).isEqualTo(State.DEAD);
    }

    @Test
    @DisplayName("nor one that has died just now, which the look may have been too early for")
    void fresh() {
        cases.dead("fresh", PAYMENT, NOW.minusSeconds(5), "{}");

        look.atAll();
        look.atAll();

        assertThat(cases.stateOf("fresh")).isEqualTo(State.DEAD);
    }

    @Test
    @DisplayName("a message that nobody has told of is a dead letter like any other; DEADLETTERS-P10 its cause is one to tell of")
    void found() {
        queues.lies(PAYMENT, "moved here");

        look.atAll();
        look.atAll();

        assertThat(cases.dead()).containsExactly("moved here");
        assertThat(causes.due(NOW)).get().extracting(it -> it.letter().id()).isEqualTo("moved here");
    }

    @Test
    @DisplayName("also where the queue before it cannot be looked at; that is told in the end")
    void others() {
        queues.cannotBeLookedAt(PAYMENT);
        queues.lies(InMemoryDeadLetterQueues.INVENTORY, "moved here");

        assertThatThrownBy(look::atAll).hasMessageContaining(PAYMENT);

        assertThat(cases.dead()).containsExactly("moved here");
    }

    @Test
    @DisplayName("but a look that breaks off does not count: what it has not seen is not gone")
    void brokenOff() {
        cases.dead("there", PAYMENT, LONG_AGO, "{}");
        queues.lies(PAYMENT, "there");
        queues.cannotBeLookedAt(PAYMENT);

        assertThatThrownBy(look::atAll).hasMessageContaining(PAYMENT);
        assertThatThrownBy(look::atAll).hasMessageContaining(PAYMENT);

        assertThat(cases.stateOf("there")).isEqualTo(State.DEAD);
    }

    /** In memory. */
    private final class Seen implements Sightings {

        private final Set<String> ids = new TreeSet<>();

        @Override
        public void begin(String subscription) {
            ids.clear();
        }

        @Override
        public Set<String> see(String subscription, Set<String> messageIds) {
            ids.addAll(messageIds);
            Set<String> unknown = new TreeSet<>(messageIds);
            unknown.removeAll(cases.dead());
            return unknown;
        }

        @Override
        public List<DeadLetter> unseen(String subscription, Instant diedBefore, int limit) {
            return cases.page(new Filter(Optional.of(subscription), Optional.empty(), Optional.empty()), Optional.empty(), limit).stream()
                    .filter(it -> it.isDead() && it.deadSince().isBefore(diedBefore))
                    .filter(it -> !ids.contains(it.messageId()))
                    .toList();
        }
    }
}
