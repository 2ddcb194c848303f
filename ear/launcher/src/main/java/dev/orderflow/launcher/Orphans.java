package dev.orderflow.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Processes that outlived their parent, found by the folder they work in. Linux only. */
final class Orphans {

    private static final Path PROC = Path.of("/proc");

    private Orphans() {
    }

    static boolean canBeSeen() {
        return Files.isDirectory(PROC.resolve("self"));
    }

    static List<ProcessHandle> inFolder(Path folder) {
        return canBeSeen() ? ProcessHandle.allProcesses().filter(process -> worksIn(folder, process)).toList() : List.of();
    }

    private static boolean worksIn(Path folder, ProcessHandle process) {
        try {
            return Files.readSymbolicLink(PROC.resolve(Long.toString(process.pid())).resolve("cwd")).equals(folder.toRealPath());
        } catch (IOException goneOrNotOurs) {
            return false;
        }
    }
}
