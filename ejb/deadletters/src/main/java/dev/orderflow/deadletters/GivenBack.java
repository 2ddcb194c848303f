package dev.orderflow.deadletters;

import java.time.Instant;

/** Dead letters of a group that were given back and have not come back: how many, and when the first and the last of them was sent. */
public record GivenBack(GroupKey group, long count, Instant first, Instant last) {}
