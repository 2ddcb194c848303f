package dev.orderflow.identity;

/**
 * An operator tried to remove or disable itself, or to make itself less than an operator. Another operator has to do that; so an operator
 * is left, whatever operators do.
 */
public final class OwnAccount extends RuntimeException {

    OwnAccount() {
        super("Nobody removes or disables itself, or makes itself less than an operator; another operator has to.");
    }
}
