package dev.orderflow.identity;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sessions in memory, which count only while their user has the version that logged in; they can be away, and are counted. */
public final class SessionsInMemory implements Sessions {

    boolean away;
    int read;
    int written;
    final Map<String, Session> byHash = new LinkedHashMap<>();
    private final Users users;

    /** Of these users. */
    public SessionsInMemory(Users users) {
        this.users = users;
    }

    @Override
    public void add(String tokenHash, Session session, int most) {
        byHash.put(tokenHash, session);
        List<String> latestFirst = byHash.entrySet().stream()
                .filter(it -> it.getValue().login().name().equals(session.login().name()))
                .sorted(Comparator.comparing((Map.Entry<String, Session> it) -> it.getValue().begun()).reversed())
                .map(Map.Entry::getKey)
                .toList();
        latestFirst.stream().skip(most).forEach(byHash::remove);
    }

    @Override
    public Optional<Session> find(String tokenHash) {
        mustBeThere();
        read++;
        return Optional.ofNullable(byHash.get(tokenHash))
                .filter(it -> it.login().isOf(users.versions(List.of(it.login().name())).get(it.login().name())));
    }

    @Override
    public void used(String tokenHash, Instant at) {
        mustBeThere();
        written++;
        byHash.computeIfPresent(tokenHash, (hash, session) -> session.usedAt(at));
    }

    @Override
    public void remove(String tokenHash) {
        byHash.remove(tokenHash);
    }

    @Override
    public int removeOverdue(Instant lastUsedBefore, Instant begunBefore) {
        int before = byHash.size();
        byHash.values().removeIf(it -> it.lastUsed().isBefore(lastUsedBefore) || it.begun().isBefore(begunBefore));
        return before - byHash.size();
    }

    private void mustBeThere() {
        if (away) {
            throw new IllegalStateException("The sessions cannot be read.", new SQLException("refused", "08001"));
        }
    }
}
