package dev.orderflow.reconciliation;

/**
 * An order on which the books disagree.
 *
 * @param repairs how often it has been repaired since it last changed
 * @param held whether a dead letter stood in the way when it was looked at last
 */
public record Suspect(int repairs, boolean held) {}
