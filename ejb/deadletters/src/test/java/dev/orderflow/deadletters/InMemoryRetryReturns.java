package dev.orderflow.deadletters;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What came back, by the actions that are kept. */
public class InMemoryRetryReturns implements RetryReturns {

    private final InMemoryCases cases;
    private final List<Return> returns = new ArrayList<>();

    private record Return(String run, String deadLetter) {}

    /** Nothing has come back yet. */
    public InMemoryRetryReturns(InMemoryCases cases) {
        this.cases = cases;
    }

    @Override
    public void note(DeadLetter letter) {
        cases.actionsOn(letter.id()).stream()
                .filter(action -> action.round() == letter.rounds() && action.retryRun() != null)
                .max(comparing(Action::id))
                .ifPresent(action -> returns.add(new Return(action.retryRun(), letter.id())));
    }

    @Override
    public List<ReturnedLetter> page(String run, long after, int limit) {
        List<ReturnedLetter> all = new ArrayList<>();
        for (int i = 0; i < returns.size(); i++) {
            if (returns.get(i).run().equals(run) && i + 1 > after) {
                all.add(new ReturnedLetter(i + 1, cases.find(returns.get(i).deadLetter()).orElseThrow()));
            }
        }
        return all.stream().limit(limit).toList();
    }

    @Override
    public Map<String, Long> count(Collection<String> runs) {
        return returns.stream().filter(it -> runs.contains(it.run())).collect(groupingBy(Return::run, counting()));
    }
}
