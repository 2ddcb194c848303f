package dev.orderflow.launcher;

import java.nio.file.Path;

/** A part didn't start. The message names the part, what happened, its log and that log's last lines. */
public final class PartFailed extends LauncherFailure {

    private static final long serialVersionUID = 1L;

    PartFailed(String part, String what, Path log, String lastLines) {
        super(part + " " + what + "\n  its log: " + log + (lastLines.isBlank() ? "" : "\n" + lastLines.indent(4).stripTrailing()));
    }

    PartFailed(String part, String what, Throwable cause) {
        super(part + " " + what + ": " + cause, cause);
    }
}
