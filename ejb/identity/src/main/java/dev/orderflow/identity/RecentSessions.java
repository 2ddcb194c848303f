package dev.orderflow.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Sessions that were read a moment ago, by the hash of their token; those that nobody has asked for longest make room for others. */
final class RecentSessions {

    static final int MOST = 10_000;

    private record Seen(Session session, Instant read, Instant stored) {}

    // Guarded by this.
    private final Map<String, Seen> seen = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Seen> eldest) {
            return size() > MOST;
        }
    };

    /** What the database said. What happened here since then is not forgotten by it. */
    synchronized void remember(String hash, Session session, Instant now) {
        Seen before = seen.get(hash);
        Session latest = before == null ? session : session.usedAt(before.session().lastUsed());
        seen.put(hash, new Seen(latest, now, session.lastUsed()));
    }

    /** The session, if it was read after that time. */
    synchronized Optional<Session> find(String hash, Instant after) {
        return Optional.ofNullable(seen.get(hash)).filter(it -> it.read().isAfter(after)).map(Seen::session);
    }

    /** The session that was read at any time. */
    synchronized Optional<Session> findOld(String hash) {
        return Optional.ofNullable(seen.get(hash)).map(Seen::session);
    }

    /** The session is used, and whether that is to be stored: where what is stored is older than this. */
    synchronized boolean used(String hash, Instant now, Duration storedEvery) {
        Seen it = seen.get(hash);
        if (it == null) {
            return false;
        }
        boolean toBeStored = !it.stored().plus(storedEvery).isAfter(now);
        seen.put(hash, new Seen(it.session().usedAt(now), it.read(), toBeStored ? now : it.stored()));
        return toBeStored;
    }

    synchronized void forget(String hash) {
        seen.remove(hash);
    }

    synchronized void forgetAllOf(String name) {
        seen.values().removeIf(it -> it.session().login().name().equals(name));
    }
}
