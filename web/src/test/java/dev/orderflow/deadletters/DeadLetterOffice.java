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
    public final CasesInMemory cases = new CasesInMemory();
    /** All retries of many. */
    public final InMemoryRetryRuns runs = new InMemoryRetryRuns();
    private final InMemoryDeadLetterQueues queues = new InMemoryDeadLetterQueues();

    /** Nothing is dead yet, and an edit needs no approval. */
    public DeadLetterOffice() {
        desk.cases = cases;
        desk.queues = queues;
        desk.json = JSON;
        desk.clock = Clock.fixed(NOW, ZoneOffset.UTC);
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

    /** What was sent to a subscription, as {@code <subscription> <message>}; of an edit its body. */
    public List<String> sent() {
        return queues.sent;
    }

    /** All cases; and a group, of as many as are asked for. */
    public static final class CasesInMemory extends InMemoryCases {

        @Override
        public List<Group> groups(Filter filter, int limit) {
            return List.of(new Group("payment.orders", "OrderPlaced", "Fault", limit, NOW, NOW));
        }
    }
}
