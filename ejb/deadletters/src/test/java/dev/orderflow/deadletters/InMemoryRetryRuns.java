package dev.orderflow.deadletters;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All retries of many. */
public class InMemoryRetryRuns implements RetryRuns {

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
        return find(id);
    }

    @Override
    public List<String> running() {
        return byId.values().stream().filter(it -> it.state() == RetryRun.State.RUNNING).map(RetryRun::id).toList();
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
