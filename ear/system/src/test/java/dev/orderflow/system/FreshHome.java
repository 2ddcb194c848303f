package dev.orderflow.system;

import dev.orderflow.launcher.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A home that holds nothing from an earlier run, where a test looks at everything that is there. */
public final class FreshHome {

    private FreshHome() {}

    /** Stops and deletes whatever an earlier run has left there. */
    public static Path emptied(Path home) {
        Stack.in(home).start().close();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return home;
    }
}
