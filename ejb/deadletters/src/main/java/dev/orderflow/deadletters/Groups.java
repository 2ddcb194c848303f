package dev.orderflow.deadletters;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Dead letters in groups, for somebody who watches them. */
public interface Groups {

    /** How many hours {@link WatchedGroup#perHour} has. */
    int HOURS = 24;

    /**
     * Groups, the largest first.
     *
     * @param search in subscription, type and cause, and in what the last failed deliveries of the group left; upper and lower case alike
     */
    List<WatchedGroup> find(Filter filter, Optional<String> search, Instant now, int limit);

    /** Whether there is, or was, a dead letter of the group. */
    boolean isKnown(GroupKey group);

    /** What is noted about the group. */
    GroupNote note(GroupKey group);

    /** What is noted about the group, for this transaction alone. */
    GroupNote lock(GroupKey group);

    /** Keeps what is noted now. */
    void save(GroupNote note);

    /** What was given back since then and has not come back, by group, the latest first. */
    List<GivenBack> givenBack(Instant since, int limit);
}
