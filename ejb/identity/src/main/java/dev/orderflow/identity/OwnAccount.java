package dev.orderflow.identity;

/** Somebody would take away from itself what it needs to undo that. Hence an operator is left whatever operators do. */
public final class OwnAccount extends RuntimeException {

    OwnAccount() {
        super("Nobody removes or disables itself, or makes itself less than an operator; another operator has to.");
    }
}
