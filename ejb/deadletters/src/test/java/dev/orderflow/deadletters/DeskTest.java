package dev.orderflow.deadletters;

import static dev.orderflow.deadletters.InMemoryDeadLetterQueues.INVENTORY;
import static dev.orderflow.deadletters.InMemoryDeadLetterQueues.PAYMENT;
import static dev.orderflow.events.SampleFacts.asEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.deadletters.Action.What;
import dev.orderflow.deadletters.DeadLetter.State;
import dev.orderflow.events.EventJson;
import dev.orderflow.events.EventType;
import dev.orderflow.events.OrderShipped;
import dev.orderflow.events.SampleFacts;
import dev.orderflow.events.UnreadableEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DeskTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final String GOOD = new EventJson().write(asEvent(SampleFacts.orderPlaced()));
    private static final String BAD = GOOD.replace("\"quantity\":2", "\"quantity\":0");

    private final InMemoryCases cases = new InMemoryCases();
    private final InMemoryDeadLetterQueues queues = new InMemoryDeadLetterQueues();
    private final Desk desk = new Desk();

    @BeforeEach
    void open() {
        desk.cases = cases;
        desk.queues = queues;
        desk.json = new EventJson();
        desk.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        approvalIs("false");
        dies("it", PAYMENT);
    }

    @Test
    @DisplayName("DEADLETTERS-P4 a retry gives a message back to the one subscription that failed")
    void retry() {
        desk.retry("it", "anna");

        assertThat(queues.sent).containsExactly("payment.orders it");
        assertThat(cases.stateOf("it")).isEqualTo(State.RETRIED);
        assertThat(cases.actions).singleElement().satisfies(action -> {
            assertThat(action.what()).isEqualTo(What.RETRIED);
            assertThat(action.who()).isEqualTo("anna");
            assertThat(action.at()).isEqualTo(NOW);
        });
    }

    @Test
    @DisplayName("DEADLETTERS-P5 what is done with already, or not in the queue, is refused, and nothing is kept of the attempt")
    void notDead() {
        desk.discard("it", "a test", "anna");
        dies("gone", PAYMENT);
        queues.isTakenByHand(PAYMENT, "gone");
        int before = cases.actions.size();

        assertThatThrownBy(() -> desk.retry("it", "ben")).isInstanceOf(NotDead.class).hasMessageContaining("DISCARDED");
        assertThatThrownBy(() -> desk.edit("it", GOOD, "why", "ben")).isInstanceOf(NotDead.class);
        assertThatThrownBy(() -> desk.discard("it", "why", "ben")).isInstanceOf(NotDead.class);
        assertThatThrownBy(() -> desk.retry("gone", "ben")).isInstanceOf(NotDead.class).hasMessageContaining("does not hand it out");
        assertThatThrownBy(() -> desk.edit("gone", GOOD, "why", "ben")).isInstanceOf(NotDead.class);
        assertThatThrownBy(() -> desk.discard("gone", "why", "ben")).isInstanceOf(NotDead.class);
        assertThatThrownBy(() -> desk.retry("none", "ben")).isInstanceOf(NoSuchDeadLetter.class);

        assertThat(cases.actions).hasSize(before);
        assertThat(cases.stateOf("gone")).isEqualTo(State.DEAD);
        assertThat(queues.sent).isEmpty();
    }

    @Test
    @DisplayName("DEADLETTERS-P6 the archive has who discarded it, when and why, and what it was")
    void discard() {
        desk.discard("it", "nobody needs it", "anna");

        assertThat(queues.isEmpty()).isTrue();
        assertThat(queues.sent).isEmpty();
        assertThat(cases.actions).singleElement().satisfies(action -> {
            assertThat(action.what()).isEqualTo(What.DISCARDED);
            assertThat(action.who()).isEqualTo("anna");
            assertThat(action.at()).isEqualTo(NOW);
            assertThat(action.reason()).isEqualTo("nobody needs it");
            assertThat(action.bodyBefore()).isEqualTo(BAD);
        });
    }

    @Test
    @DisplayName("DEADLETTERS-P6 of an edit the original, what was sent and the difference; DEADLETTERS-P7 one message is sent: the"
            + " corrected one")
    void edit() {
        assertThat(desk.edit("it", GOOD, "nothing ordered", "anna")).isTrue();

        assertThat(queues.sent).containsExactly("payment.orders " + GOOD);
        assertThat(queues.isEmpty()).isTrue();
        assertThat(cases.stateOf("it")).isEqualTo(State.EDITED);
        assertThat(cases.actions).singleElement().satisfies(action -> {
            assertThat(action.what()).isEqualTo(What.EDITED);
            assertThat(action.reason()).isEqualTo("nothing ordered");
            assertThat(action.bodyBefore()).isEqualTo(BAD);
            assertThat(action.bodyAfter()).isEqualTo(GOOD);
            assertThat(action.diff()).isEqualTo("[{\"op\":\"replace\",\"path\":\"/data/lines/0/quantity\",\"value\":2}]");
        });
    }

    @Test
    @DisplayName("DEADLETTERS-P6 an original that is no JSON has no difference, and is kept all the same")
    void editOfNoJson() {
        cases.dead("it", PAYMENT, NOW, "no JSON");

        desk.edit("it", GOOD, "why", "anna");

        assertThat(cases.actions.get(0).diff()).isNull();
        assertThat(cases.actions.get(0).bodyBefore()).isEqualTo("no JSON");
    }

    @Test
    @DisplayName("DEADLETTERS-P7 an edit is checked against the schema of its event, and is of the same type, about the same order, for"
            + " the same topic")
    void wrongEdits() {
        String ofAnother = GOOD.replace(SampleFacts.ORDER_ID, "8c0d5a3e-4a0c-4b39-9a55-5f1c3f0b8a11");
        String anotherType = new EventJson().write(asEvent(new OrderShipped("o-1", "s-1")));
        String sameTopic = new EventJson().write(asEvent(SampleFacts.of(EventType.ORDER_REJECTED)));

        refuses(BAD, "quantity");
        refuses(ofAnother, "subject");
        refuses(anotherType, "topic");
        refuses(sameTopic, "type");
        assertThat(queues.sent).isEmpty();
        assertThat(cases.actions).isEmpty();
        assertThat(cases.stateOf("it")).isEqualTo(State.DEAD);
    }

    @Test
    @DisplayName("with ORDERFLOW_EDIT_APPROVAL=true an edit waits for another operator, who sends it")
    void approval() {
        approvalIs("true");

        assertThat(desk.edit("it", GOOD, "nothing ordered", "anna")).isFalse();
        assertThat(queues.sent).isEmpty();
        assertThat(cases.stateOf("it")).isEqualTo(State.DEAD);
        assertThatThrownBy(() -> desk.approve("it", waiting(), "anna")).isInstanceOf(OwnProposal.class);
        assertThat(queues.sent).isEmpty();
        desk.approve("it", waiting(), "ben");

        assertThat(queues.sent).containsExactly("payment.orders " + GOOD);
        assertThat(cases.stateOf("it")).isEqualTo(State.EDITED);
        assertThat(cases.proposed("it")).isEmpty();
        assertThat(cases.actions).extracting(Action::what).containsExactly(What.EDIT_PROPOSED, What.EDITED);
        assertThat(cases.actions).extracting(Action::who).containsExactly("anna", "ben");
        assertThat(cases.actions.get(1).reason()).isEqualTo("nothing ordered (proposed by anna)");
    }

    @Test
    @DisplayName("or turns it down, and the dead letter stays")
    void rejection() {
        approvalIs("true");
        desk.edit("it", GOOD, "nothing ordered", "anna");

        desk.reject("it", waiting(), "not so", "ben");

        assertThat(cases.proposed("it")).isEmpty();
        assertThat(cases.stateOf("it")).isEqualTo(State.DEAD);
        assertThat(cases.actions).extracting(Action::what).containsExactly(What.EDIT_PROPOSED, What.EDIT_REJECTED);
        assertThatThrownBy(() -> desk.approve("it", waiting(), "ben")).isInstanceOf(NoSuchDeadLetter.class);
        assertThatThrownBy(() -> desk.reject("it", waiting(), "why", "ben")).isInstanceOf(NoSuchDeadLetter.class);
    }

    @Test
    @DisplayName("what is retried while an edit waits has no edit waiting any more")
    void retriedMeanwhile() {
        approvalIs("true");
        desk.edit("it", GOOD, "nothing ordered", "anna");

        desk.retry("it", "ben");

        assertThat(cases.proposed("it")).isEmpty();
        assertThat(queues.sent).containsExactly("payment.orders it");
    }

    @Test
    @DisplayName("an edit that was proposed after the other operator looked is not sent by that approval, nor turned down")
    void proposedMeanwhile() {
        approvalIs("true");
        desk.edit("it", GOOD, "nothing ordered", "anna");
        String lookedAt = waiting();
        desk.edit("it", GOOD.replace("\"quantity\":2", "\"quantity\":2000"), "more", "anna");

        assertThatThrownBy(() -> desk.approve("it", lookedAt, "ben")).isInstanceOf(AnotherProposal.class);
        assertThatThrownBy(() -> desk.reject("it", lookedAt, "why", "ben")).isInstanceOf(AnotherProposal.class);

        assertThat(queues.sent).isEmpty();
        assertThat(cases.proposed("it")).get().extracting(ProposedEdit::reason).isEqualTo("more");
    }

    @Test
    @DisplayName("DEADLETTERS-P4 the one in another subscription is left alone")
    void another() {
        dies("other", INVENTORY);

        desk.retry("it", "anna");

        assertThat(cases.stateOf("other")).isEqualTo(State.DEAD);
        assertThat(queues.isEmpty()).isFalse();
    }

    /** The id of the edit that waits. */
    private String waiting() {
        return cases.proposed("it").map(ProposedEdit::id).orElse("none");
    }

    private void refuses(String body, String because) {
        assertThatThrownBy(() -> desk.edit("it", body, "why", "anna")).isInstanceOf(UnreadableEvent.class).hasMessageContaining(because);
    }

    private void dies(String id, String subscription) {
        DeadLetter letter = cases.dead(id, subscription, NOW, BAD);
        queues.lies(letter.subscription(), id);
    }

    private void approvalIs(String setting) {
        EditApproval approval = new EditApproval();
        approval.setting = setting;
        approval.read();
        desk.approval = approval;
    }
}
