package dev.orderflow.identity;

/** A new user needs a password. */
public final class PasswordMissing extends RuntimeException {

    PasswordMissing() {
        super("A new user needs a password.");
    }
}
