package dev.orderflow.launcher;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A part didn't start. The message names the part, what happened, its log and that log's last lines, and last the cause where the log says
 * one.
 */
public final class PartFailed extends LauncherFailure {

    private static final long serialVersionUID = 1L;

    PartFailed(String part, String what, Path log, String lastLines, Optional<String> cause) {
        super(part + " " + what + "\n  its log: " + log + (lastLines.isBlank() ? "" : "\n" + lastLines.indent(4).stripTrailing())
                + cause.map(sentence -> "\n  the cause: " + sentence).orElse(""));
    }

    PartFailed(String part, String what, Throwable cause) {
        super(part + " " + what + ": " + cause, cause);
    }
}
