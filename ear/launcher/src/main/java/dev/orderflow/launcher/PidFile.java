package dev.orderflow.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Remembers a process beyond the launcher's own life. Numbers of processes are used again, so the time at which it was
 * started is kept too: only a process with both is ours to stop.
 */
record PidFile(Path file) {

    static final String SUFFIX = ".pid";

    /** Linux computes start times from a boot time that moves by a second when the clock is corrected. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    void write(ProcessHandle process) {
        try {
            Files.writeString(file, process.pid() + " " + process.info().startInstant().orElse(Instant.EPOCH) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String part() {
        return file.getFileName().toString().replace(SUFFIX, "");
    }

    /** The process, where it is still alive. */
    Optional<ProcessHandle> process() {
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            String[] pidAndStart = Files.readString(file).strip().split(" ");
            if (pidAndStart.length != 2) {
                return Optional.empty();
            }
            Instant started = Instant.parse(pidAndStart[1]);
            return ProcessHandle.of(Long.parseLong(pidAndStart[0])).filter(ProcessHandle::isAlive)
                    .filter(process -> process.info().startInstant()
                            .map(instant -> Duration.between(started, instant).abs().compareTo(TOLERANCE) <= 0).orElse(false));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
