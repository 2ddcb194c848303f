package dev.orderflow.deadletters;

import dev.orderflow.deadletters.DeadLetter.State;
import dev.orderflow.events.Event;
import dev.orderflow.events.EventJson;
import dev.orderflow.events.SampleFacts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

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
    public final RunsInMemory runs = new RunsInMemory();
    /** What was sent, in short. */
    public final List<String> sent = new ArrayList<>();

    private final Queues queues = new Queues();

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
        cases.put(new DeadLetter(
                id, "payment.orders", id, "ID:" + id, "OrderPlaced", SampleFacts.ORDER_ID, "Fault: It does not work.", State.DEAD, 1,
                NOW.plusSeconds(second), NOW));
        if (liesInQueue) {
            queues.lying.add(id);
        }
    }

    private final class Queues implements DeadLetterQueues {

        private final List<String> lying = new ArrayList<>();

        @Override
        public List<String> subscriptions() {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<DeadLetter> giveBack(String subscription, List<DeadLetter> letters) {
            List<DeadLetter> there = letters.stream().filter(this::remove).toList();
            there.forEach(letter -> sent.add(letter.id()));
            return there;
        }

        @Override
        public boolean replace(DeadLetter letter, Event corrected, String body) {
            boolean there = remove(letter);
            if (there) {
                sent.add(letter.id() + " corrected");
            }
            return there;
        }

        @Override
        public boolean remove(DeadLetter letter) {
            return lying.remove(letter.id());
        }

        @Override
        public boolean holds(DeadLetter letter) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void browse(String subscription, UnaryOperator<Set<String>> unknown, Consumer<Arrival> found) {
            throw new UnsupportedOperationException();
        }
    }

    /** All cases. */
    public static final class CasesInMemory implements Cases {

        private final Map<String, DeadLetter> byId = new LinkedHashMap<>();
        private final Map<String, ProposedEdit> proposed = new TreeMap<>();
        private final List<Action> actions = new ArrayList<>();

        private void put(DeadLetter letter) {
            byId.put(letter.id(), letter);
        }

        @Override
        public Optional<DeadLetter> find(String id) {
            return Optional.ofNullable(byId.get(id));
        }

        @Override
        public Optional<DeadLetter> lock(String id) {
            return find(id);
        }

        @Override
        public List<DeadLetter> page(Filter filter, Optional<Place> after, int limit) {
            return byId.values().stream()
                    .filter(DeadLetter::isDead)
                    .filter(it -> filter.subscription().isEmpty() || it.subscription().equals(filter.subscription().get()))
                    .filter(it -> after.isEmpty() || it.deadSince().isBefore(after.get().deadSince()))
                    .sorted(Comparator.comparing(DeadLetter::deadSince).reversed())
                    .limit(limit)
                    .toList();
        }

        @Override
        public List<Group> groups(Filter filter, int limit) {
            return List.of(new Group("payment.orders", "OrderPlaced", "Fault", limit, NOW));
        }

        @Override
        public Content content(String id) {
            return new Content(BODY, "{}");
        }

        @Override
        public List<Attempt> attempts(DeadLetter letter, int limit) {
            return List.of();
        }

        @Override
        public List<Action> actionsOn(String id) {
            return actions.stream().filter(action -> action.deadLetter().equals(id)).toList();
        }

        @Override
        public List<Action> archive(Long before, int limit) {
            return actions.stream()
                    .sorted(Comparator.comparing(Action::id).reversed())
                    .filter(action -> before == null || action.id() < before)
                    .limit(limit)
                    .toList();
        }

        @Override
        public void become(State state, Collection<DeadLetter> letters) {
            letters.forEach(it -> put(new DeadLetter(
                    it.id(), it.subscription(), it.key(), it.messageId(), it.type(), it.subject(), it.cause(), state, it.rounds(),
                    it.deadSince(), it.happenedAt())));
            letters.forEach(it -> withdraw(it.id()));
        }

        @Override
        public void keep(Collection<Action> more) {
            more.forEach(it -> actions.add(new Action(
                    actions.size() + 1, it.deadLetter(), it.round(), it.what(), it.who(), it.at(), it.reason(), it.bodyBefore(),
                    it.bodyAfter(), it.diff())));
        }

        @Override
        public Optional<ProposedEdit> proposed(String deadLetter) {
            return Optional.ofNullable(proposed.get(deadLetter));
        }

        @Override
        public void propose(ProposedEdit edit) {
            proposed.put(edit.deadLetter(), edit);
        }

        @Override
        public void withdraw(String deadLetter) {
            proposed.remove(deadLetter);
        }

        @Override
        public boolean note(Arrival arrival, Instant now) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<KnownCase> about(Arrival arrival) {
            throw new UnsupportedOperationException();
        }

        @Override
        public DeadLetter begin(Arrival arrival, Instant now) {
            throw new UnsupportedOperationException();
        }

        @Override
        public DeadLetter reopen(DeadLetter letter, Arrival arrival, int rounds, Instant deadSince) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<DeadLetter> take(Filter filter, Instant before, Optional<String> reached, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long count(Filter filter, Instant before) {
            throw new UnsupportedOperationException();
        }
    }

    /** All retries of many. */
    public static final class RunsInMemory implements RetryRuns {

        private final Map<String, RetryRun> byId = new LinkedHashMap<>();

        /** In the order of beginning. */
        public List<RetryRun> all() {
            return List.copyOf(byId.values());
        }

        @Override
        public void add(RetryRun run) {
            byId.put(run.id(), run);
        }

        @Override
        public Optional<RetryRun> find(String id) {
            return Optional.ofNullable(byId.get(id));
        }

        @Override
        public Optional<RetryRun> lockWaiting(String id) {
            return find(id);
        }

        @Override
        public Optional<RetryRun> lock(String id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<String> running() {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<RetryRun> page(String after, int limit) {
            List<RetryRun> latestFirst = new ArrayList<>(byId.values());
            Collections.reverse(latestFirst);
            int behind = after == null ? 0 : latestFirst.indexOf(byId.get(after)) + 1;
            return latestFirst.stream().skip(behind).limit(limit).toList();
        }

        @Override
        public void save(RetryRun run) {
            byId.replace(run.id(), run);
        }
    }
}
