package dev.orderflow.identity;

/** There is no user of this name. */
public final class NoSuchUser extends RuntimeException {

    NoSuchUser() {
        super("There is no such user.");
    }
}
