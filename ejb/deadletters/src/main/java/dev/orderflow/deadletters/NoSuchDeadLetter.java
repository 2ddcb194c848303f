package dev.orderflow.deadletters;

/** There is no such dead letter, or nothing was proposed for it. */
public final class NoSuchDeadLetter extends RuntimeException {
    NoSuchDeadLetter() {
        super("There is no such dead letter, or nothing was proposed for it.");
    }
}
