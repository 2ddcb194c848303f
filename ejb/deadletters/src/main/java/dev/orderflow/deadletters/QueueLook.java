package dev.orderflow.deadletters;

import static java.util.stream.Collectors.toSet;

import dev.orderflow.deadletters.Action.What;
import dev.orderflow.deadletters.DeadLetter.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Compares the dead-letter queues with what is known of them: somebody may have used the console, or a backup was restored.
 *
 * <p>A message that a transaction has in its hands is not to be seen; what is missing counts as gone when two looks have missed it.
 */
@ApplicationScoped
public class QueueLook {

    private static final Logger LOG = System.getLogger(QueueLook.class.getPackageName());

    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final int MOST_AT_ONCE = 5_000;

    @Inject
    Sightings sightings;

    @Inject
    Cases cases;

    @Inject
    Intake intake;

    @Inject
    DeadLetterQueues queues;

    @Inject
    OneTransaction transaction;

    @Inject
    Clock clock;

    private final Map<String, Set<String>> missed = new ConcurrentHashMap<>();

    /** Looks at all of them, one after the other; at the others also where one cannot be looked at, which is thrown in the end. */
    public void atAll() {
        RuntimeException failure = null;
        for (String subscription : queues.subscriptions()) {
            try {
                at(subscription);
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void at(String subscription) {
        Instant begun = clock.instant();
        sightings.begin(subscription);
        queues.browse(
                subscription,
                ids -> sightings.see(subscription, ids),
                intake::record);
        int gone = transaction.of(() -> letGo(subscription, begun));
        if (gone > 0) {
            LOG.log(Level.INFO, "{0} dead letters of {1} are not in the queue any more: somebody used the console", gone, subscription);
        }
    }

    private int letGo(String subscription, Instant begun) {
        List<DeadLetter> unseen = sightings.unseen(subscription, begun.minus(FRESH), MOST_AT_ONCE);
        Set<String> before = missed.getOrDefault(subscription, Set.of());
        List<DeadLetter> gone = unseen.stream().filter(letter -> before.contains(letter.id())).toList();
        cases.become(State.REMOVED, gone);
        cases.keep(gone.stream().map(it -> Action.of(it, What.REMOVED, Action.CONSOLE, begun, null)).toList());
        missed.put(subscription, unseen.stream().map(DeadLetter::id).collect(toSet()));
        return gone.size();
    }
}
