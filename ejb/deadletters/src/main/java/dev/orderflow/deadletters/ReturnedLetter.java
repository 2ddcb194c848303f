package dev.orderflow.deadletters;

/**
 * A dead letter that a retry of many gave back, and that came back.
 *
 * @param id ascending in the order of coming back
 * @param letter as it is now, with the cause of its last round
 */
public record ReturnedLetter(long id, DeadLetter letter) {}
