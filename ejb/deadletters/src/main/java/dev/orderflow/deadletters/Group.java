package dev.orderflow.deadletters;

import java.time.Instant;

/** Dead letters of a subscription that have type and cause in common: how many, and since when the oldest and the latest are dead. */
public record Group(String subscription, String type, String cause, long count, Instant oldest, Instant latest) {}
