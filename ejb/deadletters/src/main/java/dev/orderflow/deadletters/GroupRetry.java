package dev.orderflow.deadletters;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.orderflow.deadletters.Action.What;
import dev.orderflow.deadletters.DeadLetter.State;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Retries of many, batch by batch; each call is a transaction.
 *
 * <p>An enterprise bean, since a timer calls it: see the rule {@code ArchitectureRules.WHAT_A_TIMER_SENDS_IS_SENT_BY_AN_ENTERPRISE_BEAN}.
 */
@Stateless
@LocalBean
public class GroupRetry {

    /** Where an operator names none: live traffic does not notice it. */
    public static final int DEFAULT_RATE = 50;

    @Inject
    RetryRuns runs;

    @Inject
    Cases cases;

    @Inject
    DeadLetterQueues queues;

    @Inject
    Clock clock;

    /**
     * Begins one; it goes on by itself.
     *
     * @param most how many at most, empty for all that are dead now
     */
    public RetryRun begin(Filter filter, Optional<Integer> most, int ratePerSecond, String who) {
        Instant now = clock.instant();
        long found = cases.count(filter, now);
        long total = most.map(limit -> Math.min(limit, found)).orElse(found);
        RetryRun run = new RetryRun(
                UUID.randomUUID().toString(), filter, most, ratePerSecond, RetryRun.State.RUNNING, 0, Optional.empty(), 0, now,
                Optional.of(total), Optional.empty(), who, now, now, Optional.empty());
        runs.add(run);
        return run;
    }

    /**
     * Stops it before its next batch; waits for the one under way. One that is over stays as it is.
     *
     * @return how it is now; empty where there is none
     */
    public Optional<RetryRun> stop(String id, String who) {
        Optional<RetryRun> found = runs.lockWaiting(id);
        found.filter(run -> run.state() == RetryRun.State.RUNNING).ifPresent(run -> runs.save(run.stopped(who, clock.instant())));
        return runs.find(id);
    }

    /**
     * Sends what is due of it now, in one transaction, in the order of the events.
     *
     * @return how many dead letters the batch took, also those whose message was not in the queue; 0 where the retry is over, nothing of it
     *     is due, or another node works at it
     */
    public int batch(String id) {
        Instant now = clock.instant();
        Optional<RetryRun> found = runs.lock(id).filter(run -> run.state() == RetryRun.State.RUNNING);
        int due = found.map(run -> run.due(now)).orElse(0);
        if (due == 0) {
            return 0;
        }
        RetryRun run = found.get();
        List<DeadLetter> letters = cases.take(run.filter(), run.startedAt(), run.reached(), due);
        List<DeadLetter> sent = send(letters);
        cases.become(State.RETRIED, sent);
        String who = "retry " + run.id() + " of " + run.startedBy();
        cases.keep(sent.stream().map(letter -> Action.of(letter, What.RETRIED, who, now, null).by(run.id())).toList());
        RetryRun after = run.after(letters, sent.size(), now);
        runs.save(after.state() == RetryRun.State.DONE ? after.leaving(cases.count(run.filter(), run.startedAt())) : after);
        return letters.size();
    }

    private List<DeadLetter> send(List<DeadLetter> letters) {
        Map<String, List<DeadLetter>> bySubscription =
                letters.stream().collect(groupingBy(DeadLetter::subscription, LinkedHashMap::new, toList()));
        List<DeadLetter> sent = new ArrayList<>();
        bySubscription.forEach((subscription, of) -> sent.addAll(queues.giveBack(subscription, of)));
        return sent;
    }
}
