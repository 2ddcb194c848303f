package dev.orderflow.deadletters;

import java.time.Instant;
import java.util.List;

/**
 * A group as somebody sees it who watches it.
 *
 * @param firstSeen when the first dead letter of the group died, also if that is none any more
 * @param perHour how many died last in each of the last hours, those that are done with as well; the present hour is the last element
 */
public record WatchedGroup(Group group, Instant firstSeen, List<Long> perHour, GroupNote note) {}
