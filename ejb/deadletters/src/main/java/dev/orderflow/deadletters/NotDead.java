package dev.orderflow.deadletters;

/** Something else has happened to the dead letter already; the message says what. */
public final class NotDead extends RuntimeException {
    NotDead(String message) {
        super(message);
    }
}
