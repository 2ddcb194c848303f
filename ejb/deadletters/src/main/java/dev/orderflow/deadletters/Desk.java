package dev.orderflow.deadletters;

import dev.orderflow.deadletters.Action.What;
import dev.orderflow.deadletters.DeadLetter.State;
import dev.orderflow.events.Event;
import dev.orderflow.events.EventJson;
import dev.orderflow.events.UnreadableEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import jakarta.json.spi.JsonProvider;
import jakarta.transaction.Transactional;
import java.io.StringReader;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * What an operator does with one dead letter. Each is one transaction: of the queue, the subscription that the message goes to, and the
 * archive. The row of the case is locked first; of two operators the second finds the case done with.
 */
@ApplicationScoped
@Transactional
public class Desk {

    private final JsonProvider provider = JsonProvider.provider();

    @Inject
    Cases cases;

    @Inject
    DeadLetterQueues queues;

    @Inject
    EventJson json;

    @Inject
    EditApproval approval;

    @Inject
    Clock clock;

    /**
     * Gives it back to the subscription that failed.
     *
     * @throws NoSuchDeadLetter where there is no such case
     * @throws NotDead where it is done with already, or not in the queue any more
     */
    public void retry(String id, String who) {
        DeadLetter letter = dead(id);
        mustHaveBeenThere(!queues.giveBack(letter.subscription(), List.of(letter)).isEmpty());
        end(letter, State.RETRIED, Action.of(letter, What.RETRIED, who, clock.instant(), null));
    }

    /**
     * Takes it out for good.
     *
     * @throws NoSuchDeadLetter where there is no such case
     * @throws NotDead where it is done with already, or not in the queue any more
     */
    public void discard(String id, String reason, String who) {
        DeadLetter letter = dead(id);
        mustHaveBeenThere(queues.remove(letter));
        end(letter, State.DISCARDED, Action.of(letter, What.DISCARDED, who, clock.instant(), reason).before(cases.content(id).body()));
    }

    /**
     * Sends a corrected copy instead of it; or keeps the copy until another operator approves, where the settings want that.
     *
     * @return whether it was sent
     * @throws NoSuchDeadLetter where there is no such case
     * @throws NotDead where it is done with already, or not in the queue any more
     * @throws UnreadableEvent when the body is no event, against its schema, or about something else than the original
     */
    public boolean edit(String id, String body, String reason, String who) {
        DeadLetter letter = dead(id);
        corrected(letter, body);
        if (approval.isNeeded()) {
            cases.propose(new ProposedEdit(UUID.randomUUID().toString(), id, body, reason, who, clock.instant()));
            cases.keep(List.of(edited(letter, What.EDIT_PROPOSED, body, reason, who)));
            return false;
        }
        send(letter, body, reason, who);
        return true;
    }

    /**
     * Sends what another operator proposed.
     *
     * @param proposal the one that was looked at
     * @throws NoSuchDeadLetter where there is no such case, or nothing was proposed
     * @throws NotDead where it is done with already, or not in the queue any more
     * @throws AnotherProposal when that is not the one that waits now
     * @throws OwnProposal when the same operator proposed it
     */
    public void approve(String id, String proposal, String who) {
        DeadLetter letter = dead(id);
        ProposedEdit edit = proposed(id, proposal);
        if (edit.who().equals(who)) {
            throw new OwnProposal();
        }
        send(letter, edit.body(), edit.reason() + " (proposed by " + edit.who() + ")", who);
    }

    /**
     * Turns down what was proposed; whoever proposed it may do so too.
     *
     * @param proposal the one that was looked at
     * @throws NoSuchDeadLetter where there is no such case, or nothing was proposed
     * @throws AnotherProposal when that is not the one that waits now
     */
    public void reject(String id, String proposal, String reason, String who) {
        DeadLetter letter = cases.lock(id).orElseThrow(NoSuchDeadLetter::new);
        ProposedEdit edit = proposed(id, proposal);
        cases.withdraw(id);
        cases.keep(List.of(edited(letter, What.EDIT_REJECTED, edit.body(), reason, who)));
    }

    private ProposedEdit proposed(String id, String proposal) {
        ProposedEdit edit = cases.proposed(id).orElseThrow(NoSuchDeadLetter::new);
        if (!edit.id().equals(proposal)) {
            throw new AnotherProposal();
        }
        return edit;
    }

    private void send(DeadLetter letter, String body, String reason, String who) {
        mustHaveBeenThere(queues.replace(letter, corrected(letter, body), body));
        end(letter, State.EDITED, edited(letter, What.EDITED, body, reason, who));
    }

    private Event corrected(DeadLetter letter, String body) {
        Event event = json.read(body);
        String topic = letter.subscription().substring(letter.subscription().indexOf('.') + 1);
        if (!event.type().topic().address().equals(topic)) {
            throw new UnreadableEvent("The type " + event.type().typeName() + " does not belong on the topic " + topic + ".");
        }
        mustBeKept("subject", letter.subject(), event.fact().orderId());
        mustBeKept("type", letter.type(), event.type().typeName());
        return event;
    }

    /** A correction is of the data. What else it is about would be another event, which only the one who knows it may publish. */
    private static void mustBeKept(String what, String original, String corrected) {
        if (!original.isEmpty() && !original.equals(corrected)) {
            throw new UnreadableEvent("The " + what + " must remain \"" + original + "\".");
        }
    }

    private Action edited(DeadLetter letter, What what, String body, String reason, String who) {
        String original = cases.content(letter.id()).body();
        return Action.of(letter, what, who, clock.instant(), reason).before(original).after(body, difference(original, body));
    }

    /** Null where one of them is not JSON. */
    private String difference(String original, String corrected) {
        try {
            return original == null ? null : provider.createDiff(read(original), read(corrected)).toString();
        } catch (JsonException | IllegalArgumentException | ClassCastException noJson) {
            // The original may be anything; both texts are kept whole beside this.
            return null;
        }
    }

    private JsonStructure read(String text) {
        try (JsonReader reader = provider.createReader(new StringReader(text))) {
            return reader.read();
        }
    }

    private DeadLetter dead(String id) {
        DeadLetter letter = cases.lock(id).orElseThrow(NoSuchDeadLetter::new);
        if (!letter.isDead()) {
            throw new NotDead("It is no dead letter any more, but " + letter.state() + ".");
        }
        return letter;
    }

    private static void mustHaveBeenThere(boolean found) {
        if (!found) {
            throw new NotDead("The broker does not hand it out: somebody took it out of the queue by hand, or is about to, or more"
                    + " lies before"
                    + " it than the broker looks through.");
        }
    }

    private void end(DeadLetter letter, State state, Action action) {
        cases.become(state, List.of(letter));
        cases.keep(List.of(action));
    }
}
