package dev.orderflow.deadletters;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toSet;

import dev.orderflow.deadletters.DeadLetter.State;
import dev.orderflow.events.SampleFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** All cases. */
public class InMemoryCases implements Cases, DeadLetterSearch {

    final List<Action> actions = new ArrayList<>();
    private final Map<String, DeadLetter> byId = new LinkedHashMap<>();
    private final Map<String, String> bodies = new TreeMap<>();
    private final Map<String, String> stacks = new TreeMap<>();
    private final Map<String, ProposedEdit> proposed = new TreeMap<>();
    private final Map<String, String> arrivedAs = new TreeMap<>();
    private final Set<String> comings = new TreeSet<>();

    /** One that is dead, known by the same name in every respect. */
    DeadLetter dead(String id, String subscription, Instant happenedAt, String body) {
        DeadLetter letter = new DeadLetter(
                id, subscription, id, id, "OrderPlaced", SampleFacts.ORDER_ID, "Fault: It does not work.", State.DEAD, 1, happenedAt,
                happenedAt);
        byId.put(id, letter);
        bodies.put(id, body);
        return letter;
    }

    /** What its last delivery left. */
    public void failedWith(String id, String stack) {
        stacks.put(id, stack);
    }

    /** All, in whatever state. */
    List<DeadLetter> all() {
        return List.copyOf(byId.values());
    }

    /** Looks at all that there are. */
    @Override
    public Found find(Filter filter, String text, Optional<Place> after, int limit) {
        List<DeadLetter> found = page(filter, after, Integer.MAX_VALUE).stream()
                .filter(it -> (it.cause() + stacks.getOrDefault(it.id(), "")).toLowerCase(Locale.ROOT)
                        .contains(text.toLowerCase(Locale.ROOT)))
                .toList();
        if (found.size() <= limit) {
            return new Found(found, Optional.empty());
        }
        DeadLetter last = found.get(limit - 1);
        return new Found(found.subList(0, limit), Optional.of(new Place(last.deadSince(), last.id())));
    }

    State stateOf(String id) {
        return byId.get(id).state();
    }

    /** The ids of all that are dead. */
    Set<String> dead() {
        return byId.values().stream().filter(DeadLetter::isDead).map(DeadLetter::id).collect(toSet());
    }

    @Override
    public boolean note(Arrival arrival, Instant now) {
        return comings.add(arrival.subscription() + " " + arrival.arrivedAs());
    }

    @Override
    public List<KnownCase> about(Arrival arrival) {
        return byId.values().stream()
                .filter(it -> it.subscription().equals(arrival.subscription()) && it.key().equals(arrival.key()))
                .map(it -> new KnownCase(it, arrival.arrivedAs().equals(arrivedAs.get(it.id()))))
                .toList();
    }

    /** Its id is that of its first message. */
    @Override
    public DeadLetter begin(Arrival arrival, Instant now) {
        return put(arrival.messageId(), arrival, 1, now);
    }

    @Override
    public DeadLetter reopen(DeadLetter letter, Arrival arrival, int rounds, Instant deadSince) {
        return put(letter.id(), arrival, rounds, deadSince);
    }

    private DeadLetter put(String id, Arrival arrival, int rounds, Instant deadSince) {
        byId.put(id, new DeadLetter(
                id, arrival.subscription(), arrival.key(), arrival.messageId(), arrival.type(), arrival.subject(), "unknown",
                State.DEAD, rounds, deadSince, arrival.happenedAt()));
        bodies.put(id, arrival.body());
        arrivedAs.put(id, arrival.arrivedAs());
        return byId.get(id);
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
                .filter(it -> filter.subscription().map(it.subscription()::equals).orElse(true))
                .filter(it -> after.isEmpty() || it.deadSince().isBefore(after.get().deadSince()))
                .sorted(comparing(DeadLetter::deadSince).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public List<DeadLetter> pageOfProposed(Filter filter, Optional<Place> after, int limit) {
        return page(filter, after, Integer.MAX_VALUE).stream().filter(it -> proposed.containsKey(it.id())).limit(limit).toList();
    }

    @Override
    public List<Group> groups(Filter filter, int limit) {
        return List.of();
    }

    @Override
    public Content content(String id) {
        return new Content(bodies.get(id), "{}");
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
                .sorted(comparing(Action::id).reversed())
                .filter(action -> before == null || action.id() < before)
                .limit(limit)
                .toList();
    }

    @Override
    public List<DeadLetter> take(Filter filter, Instant before, Optional<String> reached, int limit) {
        List<DeadLetter> inOrder =
                byId.values().stream().sorted(comparing(DeadLetter::happenedAt).thenComparing(DeadLetter::id)).toList();
        int behind = reached.map(id -> inOrder.indexOf(byId.get(id)) + 1).orElse(0);
        return inOrder.stream()
                .skip(behind)
                .filter(letter -> letter.isDead() && !letter.deadSince().isAfter(before))
                .filter(letter -> filter.subscription().map(letter.subscription()::equals).orElse(true))
                .limit(limit)
                .toList();
    }

    @Override
    public long count(Filter filter, Instant before) {
        return take(filter, before, Optional.empty(), Integer.MAX_VALUE).size();
    }

    @Override
    public void become(State state, Collection<DeadLetter> letters) {
        letters.forEach(it -> withdraw(it.id()));
        letters.forEach(it -> byId.replace(it.id(), new DeadLetter(
                it.id(), it.subscription(), it.key(), it.messageId(), it.type(), it.subject(), it.cause(), state, it.rounds(),
                it.deadSince(), it.happenedAt())));
    }

    @Override
    public void keep(Collection<Action> more) {
        more.forEach(it -> actions.add(new Action(
                actions.size() + 1, it.deadLetter(), it.round(), it.what(), it.who(), it.at(), it.reason(), it.bodyBefore(), it.bodyAfter(),
                it.diff(), it.retryRun())));
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
}
