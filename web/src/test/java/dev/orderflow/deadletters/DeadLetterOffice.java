package dev.orderflow.deadletters;

import dev.orderflow.events.EventJson;
import dev.orderflow.events.SampleFacts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** The dead letters module as it is, with neither a database nor a broker behind it. All that die here have failed in payment. */
public final class DeadLetterOffice {

    private static final EventJson JSON = new EventJson();
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    /** The body of each: an order of two books. */
    public static final String BODY = JSON.write(SampleFacts.asEvent(SampleFacts.orderPlaced()));

    /** What operators do with one. */
    public final Desk desk = new Desk();
    /** And with many. */
    public final GroupRetry retries = new GroupRetry();
    /** All of them. */
    public final InMemoryCases cases = new InMemoryCases();
    /** In groups. */
    public final InMemoryGroups groups = new InMemoryGroups(cases);
    /** What retries of many sent and came back. */
    public final InMemoryRetryReturns returns = new InMemoryRetryReturns(cases);
    /** What is noted about groups. */
    public final Investigation investigation = new Investigation();
    /** It is that moment. */
    public final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    /** All retries of many. */
    public final InMemoryRetryRuns runs = new InMemoryRetryRuns();
    private final InMemoryDeadLetterQueues queues = new InMemoryDeadLetterQueues();

    /** Nothing is dead yet, and an edit needs no approval. */
    public DeadLetterOffice() {
        desk.cases = cases;
        desk.queues = queues;
        desk.json = JSON;
        desk.clock = clock;
        investigation.groups = groups;
        investigation.clock = clock;
        retries.runs = runs;
        retries.cases = cases;
        retries.queues = queues;
        retries.clock = desk.clock;
        approvalIs(false);
    }

    /** Whether edits need a second operator. */
    public void approvalIs(boolean needed) {
        EditApproval approval = new EditApproval();
        approval.setting = String.valueOf(needed);
        approval.read();
        desk.approval = approval;
    }

    /** It dies at this second; its message may be gone. */
    public void dies(String id, int second, boolean liesInQueue) {
        cases.dead(id, InMemoryDeadLetterQueues.PAYMENT, NOW.plusSeconds(second), BODY);
        if (liesInQueue) {
            queues.lies(InMemoryDeadLetterQueues.PAYMENT, id);
        }
    }

    /** It was given back, by that retry of many. */
    public void sent(String id, String run) {
        DeadLetter letter = cases.find(id).orElseThrow();
        cases.keep(List.of(Action.of(letter, Action.What.RETRIED, "retry " + run, NOW, null).by(run)));
        cases.become(DeadLetter.State.RETRIED, List.of(letter));
    }

    /** It is noted as returned; nothing else of it changes. */
    public void comesBack(String id) {
        returns.note(cases.find(id).orElseThrow());
    }

    /** What was sent to a subscription, as {@code <subscription> <message>}; of an edit its body. */
    public List<String> sent() {
        return queues.sent;
    }
}
