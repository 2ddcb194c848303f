package dev.orderflow.deadletters;

import java.time.Instant;

/** A corrected body that waits for the approval of another operator than the one who proposed it. */
public record ProposedEdit(String deadLetter, String body, String reason, String who, Instant at) {}
