package dev.orderflow.deadletters;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;

/** Takes in what has come into a dead-letter queue, and says so: in the log, and of a new cause to the webhook. */
@ApplicationScoped
public class Intake {

    private static final Logger LOG = System.getLogger(Intake.class.getPackageName());

    @Inject
    Cases cases;

    @Inject
    DeadLetterQueues queues;

    @Inject
    KnownCauses causes;

    @Inject
    Clock clock;

    /** Records it, as part of the transaction that brings it, or in one of its own. */
    @Transactional
    public void record(Arrival arrival) {
        cases.arrive(arrival, clock.instant(), queues::holds).ifPresent(this::tell);
    }

    private void tell(DeadLetter letter) {
        causes.meet(letter);
        LOG.log(Level.WARNING, "Dead letter {0}: subscription={1} order={2} type={3} cause={4} rounds={5}",
                letter.id(), letter.subscription(), letter.subject(), letter.type(), letter.cause(), letter.rounds());
    }
}
