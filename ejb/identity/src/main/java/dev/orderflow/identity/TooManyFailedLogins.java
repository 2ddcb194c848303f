package dev.orderflow.identity;

/** So many logins of that name or from that address have failed that the next is not looked at for a while, right or wrong. */
public final class TooManyFailedLogins extends RuntimeException {

    TooManyFailedLogins() {
        super("Too many logins have failed; wait before the next.");
    }
}
