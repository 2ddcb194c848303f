package dev.orderflow.deadletters;

import java.util.Optional;

/** Which dead letters: those of a subscription, of a type, of a cause. What is empty does not matter. */
public record Filter(Optional<String> subscription, Optional<String> type, Optional<String> cause) {}
