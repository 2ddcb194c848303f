package dev.orderflow.identity;

import java.time.Instant;
import java.util.Optional;

/** All sessions, on all nodes. Each is found by the hash of its token. */
public interface Sessions {

    /** Adds a session. Of those of the same user the {@code most} latest stay. */
    void add(String tokenHash, Session session, int most);

    /** The session, if its user is there, not disabled, and of the version that logged in. Whether it is overdue is not looked at. */
    Optional<Session> find(String tokenHash);

    /** It was used by then. */
    void used(String tokenHash, Instant at);

    /** Removes the session, if there is one. */
    void remove(String tokenHash);

    /** Removes those that were last used, or have begun, before these times, and tells how many. */
    int removeOverdue(Instant lastUsedBefore, Instant begunBefore);
}
