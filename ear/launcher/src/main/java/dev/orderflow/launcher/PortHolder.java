package dev.orderflow.launcher;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds who listens on a port, on Linux and among the processes we may look at. It only makes a message better, so what it
 * can't read it takes as not found.
 */
final class PortHolder {

    private static final Path PROC = Path.of("/proc");
    private static final String LISTEN = "0A";

    private PortHolder() {
    }

    static Optional<String> of(int port) {
        Set<String> sockets = new HashSet<>();
        for (String table : List.of("net/tcp", "net/tcp6")) {
            sockets.addAll(listening(PROC.resolve(table), port));
        }
        if (sockets.isEmpty()) {
            return Optional.empty();
        }
        return ProcessHandle.allProcesses().filter(process -> holdsOneOf(sockets, process)).findFirst()
                .map(process -> process.info().command().map(command -> Path.of(command).getFileName() + " ").orElse("")
                        + "(pid " + process.pid() + ")");
    }

    private static Set<String> listening(Path table, int port) {
        Set<String> sockets = new HashSet<>();
        String suffix = String.format(Locale.ROOT, ":%04X", port);
        try {
            for (String line : Files.readAllLines(table)) {
                String[] columns = line.strip().split("\\s+");
                if (columns.length > 9 && columns[1].endsWith(suffix) && columns[3].equals(LISTEN)) {
                    sockets.add("socket:[" + columns[9] + "]");
                }
            }
        } catch (IOException noSuchTable) {
            return sockets;
        }
        return sockets;
    }

    private static boolean holdsOneOf(Set<String> sockets, ProcessHandle process) {
        try (DirectoryStream<Path> open = Files.newDirectoryStream(PROC.resolve(Long.toString(process.pid())).resolve("fd"))) {
            for (Path descriptor : open) {
                if (sockets.contains(Files.readSymbolicLink(descriptor).toString())) {
                    return true;
                }
            }
            return false;
        } catch (IOException notOurs) {
            return false;
        }
    }
}
