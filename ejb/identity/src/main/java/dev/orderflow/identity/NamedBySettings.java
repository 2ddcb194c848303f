package dev.orderflow.identity;

/** The settings name this user: at the next start they would undo the change. */
public final class NamedBySettings extends RuntimeException {

    NamedBySettings(String variables) {
        super("The settings " + variables + "_USER and " + variables + "_PASSWORD name this user; change them, and start again. Disabling"
                + " works at once.");
    }
}
