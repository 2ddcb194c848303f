package dev.orderflow.launcher;

/** A part was asked to stop before it was ready: nobody's mistake, hence not a {@link LauncherFailure}. */
final class StoppedWhileStarting extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoppedWhileStarting(String part) {
        super(part + " was stopped while it started");
    }
}
