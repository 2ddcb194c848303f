package dev.orderflow.deadletters;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Groups of the cases that there are. */
public class InMemoryGroups implements Groups {

    private final InMemoryCases cases;
    private final Map<GroupKey, GroupNote> notes = new LinkedHashMap<>();

    /** Nothing is noted yet. */
    public InMemoryGroups(InMemoryCases cases) {
        this.cases = cases;
    }

    @Override
    public List<WatchedGroup> find(Filter filter, Optional<String> search, Instant now, int limit) {
        List<DeadLetter> found = search.map(text -> cases.find(filter, text, Optional.empty(), Integer.MAX_VALUE - 1).letters())
                .orElseGet(() -> cases.page(filter, Optional.empty(), Integer.MAX_VALUE));
        return byGroup(found.stream()).entrySet().stream()
                .map(group -> watched(group.getKey(), group.getValue(), now))
                .sorted(comparing((WatchedGroup it) -> it.group().count()).reversed())
                .limit(limit)
                .toList();
    }

    private WatchedGroup watched(GroupKey key, List<DeadLetter> letters, Instant now) {
        List<Instant> died = letters.stream().map(DeadLetter::deadSince).sorted().toList();
        Instant first = died.get(0);
        return new WatchedGroup(
                new Group(key.subscription(), key.type(), key.cause(), died.size(), first, died.get(died.size() - 1)),
                first,
                LongStream.rangeClosed(1 - HOURS, 0).map(hour -> inHour(key, now, hour)).boxed().toList(),
                note(key));
    }

    private long inHour(GroupKey key, Instant now, long hour) {
        return cases.all().stream()
                .filter(it -> keyOf(it).equals(key) && Duration.between(it.deadSince(), now).toHours() == -hour)
                .count();
    }

    private static Map<GroupKey, List<DeadLetter>> byGroup(Stream<DeadLetter> letters) {
        return letters.collect(groupingBy(InMemoryGroups::keyOf, LinkedHashMap::new, toList()));
    }

    private static GroupKey keyOf(DeadLetter letter) {
        return new GroupKey(letter.subscription(), letter.type(), letter.cause());
    }

    @Override
    public boolean isKnown(GroupKey group) {
        return cases.all().stream().anyMatch(it -> keyOf(it).equals(group));
    }

    @Override
    public GroupNote note(GroupKey group) {
        return notes.getOrDefault(group, GroupNote.none(group));
    }

    @Override
    public GroupNote lock(GroupKey group) {
        return note(group);
    }

    @Override
    public void save(GroupNote note) {
        notes.put(note.group(), note);
    }

    @Override
    public List<GivenBack> givenBack(Instant since, int limit) {
        Stream<DeadLetter> away = cases.all().stream().filter(it -> !sent(it, since).isEmpty());
        return byGroup(away).entrySet().stream()
                .map(group -> {
                    List<Instant> sent = group.getValue().stream().flatMap(it -> sent(it, since).stream()).sorted().toList();
                    return new GivenBack(group.getKey(), sent.size(), sent.get(0), sent.get(sent.size() - 1));
                })
                .limit(limit)
                .toList();
    }

    private List<Instant> sent(DeadLetter letter, Instant since) {
        return cases.actionsOn(letter.id()).stream()
                .filter(action -> List.of(DeadLetter.State.RETRIED, DeadLetter.State.EDITED).contains(letter.state()))
                .filter(action -> List.of(Action.What.RETRIED, Action.What.EDITED).contains(action.what()))
                .filter(action -> action.round() == letter.rounds() && action.at().isAfter(since))
                .map(Action::at)
                .toList();
    }
}
