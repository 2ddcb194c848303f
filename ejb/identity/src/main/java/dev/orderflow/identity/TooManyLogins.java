package dev.orderflow.identity;

/** So many are logging in at the same time that this one had to wait for too long. */
public final class TooManyLogins extends RuntimeException {

    TooManyLogins() {
        super("Too many are logging in at the same time; try again.");
    }
}
