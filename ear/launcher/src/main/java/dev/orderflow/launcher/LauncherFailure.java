package dev.orderflow.launcher;

/**
 * The launcher can't do what it was asked to. The message is written for the person at the console: it names
 * what is wrong and what to do about it, and is all they need to see.
 */
public class LauncherFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LauncherFailure(String message) {
        super(message);
    }

    public LauncherFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
