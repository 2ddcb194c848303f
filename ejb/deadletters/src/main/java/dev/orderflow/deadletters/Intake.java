package dev.orderflow.deadletters;

import dev.orderflow.deadletters.Action.What;
import dev.orderflow.deadletters.DeadLetter.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Takes in what has come into a dead-letter queue, and says so: in the log, and of a new cause to the webhook.
 *
 * <p>The broker tells of each coming of a message, perhaps much later, and a look at the queue sees the message: what was recorded comes
 * here again.
 */
@ApplicationScoped
public class Intake {

    private static final Logger LOG = System.getLogger(Intake.class.getPackageName());

    @Inject
    Cases cases;

    @Inject
    DeadLetterQueues queues;

    @Inject
    RetryReturns returns;

    @Inject
    KnownCauses causes;

    @Inject
    Clock clock;

    /** Records it, as part of the transaction that brings it, or in one of its own. */
    @Transactional
    public void record(Arrival arrival) {
        Instant now = clock.instant();
        boolean isNew = cases.note(arrival, now);
        List<KnownCase> known = cases.about(arrival).stream().sorted(KnownCase.likeliestFirst(arrival)).toList();
        (isNew ? Optional.of(come(arrival, known, now)) : seenAgain(arrival, known)).ifPresent(this::tell);
    }

    /** The next round of its case, or the first of a new one. */
    private DeadLetter come(Arrival arrival, List<KnownCase> known, Instant now) {
        Optional<DeadLetter> before =
                known.stream().filter(it -> isFree(it, arrival)).map(KnownCase::letter).findFirst();
        before.filter(DeadLetter::isDead).ifPresent(letter -> wasTakenByHand(letter, now));
        before.ifPresent(returns::note);
        return before.map(letter -> cases.reopen(letter, arrival, letter.rounds() + 1, now))
                .orElseGet(() -> cases.begin(arrival, now));
    }

    /**
     * Two messages about the same event that lie in the queue at once are two cases. A case whose message is not there any more is free,
     * also where no look at the queue has missed the message yet: somebody sent it again by hand.
     */
    private boolean isFree(KnownCase known, Arrival arrival) {
        return !known.letter().isDead() || known.isOfMessage(arrival) || !queues.holds(known.letter());
    }

    private void wasTakenByHand(DeadLetter letter, Instant now) {
        cases.become(State.REMOVED, List.of(letter));
        cases.keep(List.of(Action.of(letter, What.REMOVED, Action.CONSOLE, now, null)));
    }

    /**
     * A coming that was recorded before is no news, unless its case counts as removed: then its message has been seen, and the round goes
     * on.
     */
    private Optional<DeadLetter> seenAgain(Arrival arrival, List<KnownCase> known) {
        return known.stream()
                .findFirst()
                .filter(it -> it.sameComing() && it.letter().state() == State.REMOVED)
                .map(KnownCase::letter)
                .map(letter -> cases.reopen(letter, arrival, letter.rounds(), letter.deadSince()));
    }

    private void tell(DeadLetter letter) {
        causes.meet(letter);
        LOG.log(Level.WARNING, "Dead letter {0}: subscription={1} order={2} type={3} cause={4} rounds={5}",
                letter.id(), letter.subscription(), letter.subject(), letter.type(), letter.cause(), letter.rounds());
    }
}
