package dev.orderflow.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that an operator did.
 *
 * @param id ascending
 * @param what the kind, as {@link DeedKind} has it; during an upgrade also one that this node does not know
 * @param subject what it was done to: a SKU, a name, an id
 * @param details what it was given, in short; never a password
 * @param reason why, where somebody was asked for that
 */
public record Deed(long id, Instant at, String who, String what, String subject, Optional<String> details, Optional<String> reason) {}
