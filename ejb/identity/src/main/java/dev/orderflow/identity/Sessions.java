package dev.orderflow.identity;

import java.time.Instant;
import java.util.Optional;

/** All sessions, on all nodes. Each is found by the hash of its token. */
public interface Sessions {

    /** Adds a session. Of the sessions of its user the {@code most} latest stay. */
    void add(String tokenHash, Session session, int most);

    /** The session, if its user is there, not disabled, and of the version that logged in. Whether it is overdue is not looked at. */
    Optional<Session> find(String tokenHash);

    /** The session was used at that time. */
    void used(String tokenHash, Instant at);

    /** Removes the session, if there is one. */
    void remove(String tokenHash);

    /** Removes the sessions that were last used, or have begun, before these times, and tells how many. */
    int removeOverdue(Instant lastUsedBefore, Instant begunBefore);
}
