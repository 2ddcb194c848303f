package dev.orderflow.deadletters;

import java.time.Instant;

/**
 * A corrected body that waits for the approval of another operator than the one who proposed it.
 *
 * @param id tells it from another that is proposed later for the same dead letter
 */
public record ProposedEdit(String id, String deadLetter, String body, String reason, String who, Instant at) {}
