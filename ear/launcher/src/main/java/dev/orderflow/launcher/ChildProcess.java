package dev.orderflow.launcher;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A process of ours, in a session of its own: Ctrl-C in the terminal reaches the launcher alone, which then stops its
 * children in the right order. What it prints is appended to a log of bounded size.
 */
final class ChildProcess {

    private static final int LAST_LINES = 12;
    private static final int TAIL_BYTES = 8_192;
    /** setsid becomes the command it starts, so the process keeps its number. Without it (macOS) Ctrl-C reaches the children too. */
    private static final List<String> OWN_SESSION = Tools.find("setsid").map(path -> List.of(path.toString())).orElse(List.of());

    /** At the beginning of a line: those in a report are quoted. */
    private static final Pattern CAUSE = Pattern.compile("(?m)^Caused by: [\\w.$]+: (.+)$");

    private final Process process;
    private final Path log;
    private final LogBound bound;
    private final long logStart;

    private ChildProcess(Process process, Path log, LogBound bound, long logStart) {
        this.process = process;
        this.log = log;
        this.bound = bound;
        this.logStart = logStart;
        bound.keepsWhile(process);
    }

    /**
     * @param environment added to this process's own; a null value takes a variable away
     * @param input       what the process reads, or null for nothing
     */
    static ChildProcess start(List<String> command, Map<String, String> environment, Path directory, Path log, Path input) {
        List<String> whole = new ArrayList<>(OWN_SESSION);
        whole.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(whole).directory(directory.toFile()).redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .redirectInput(input == null ? Redirect.from(Path.of("/dev/null").toFile()) : Redirect.from(input.toFile()));
        environment.forEach((name, value) -> {
            if (value == null) {
                builder.environment().remove(name);
            } else {
                builder.environment().put(name, value);
            }
        });
        try {
            LogBound bound = new LogBound(log);
            bound.keep();
            long logStart = Files.exists(log) ? Files.size(log) : 0;
            return new ChildProcess(builder.start(), log, bound, logStart);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Process process() {
        return process;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** How it ended, in words. */
    String end() {
        int code = process.exitValue();
        return code > 128 ? "was killed by signal " + (code - 128) : "ended with code " + code;
    }

    /** Waits for the end. */
    int await() throws InterruptedException {
        return process.waitFor();
    }

    /** Kills it when it hasn't ended in time. */
    void awaitEnd(Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Whether it has printed that since it was started. */
    boolean hasPrinted(String what) {
        return printed().contains(what);
    }

    private String printed() {
        try (FileChannel file = FileChannel.open(log)) {
            return StandardCharsets.UTF_8.decode(file.map(FileChannel.MapMode.READ_ONLY, logStart(), file.size() - logStart())).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sentence of the innermost exception of the last stack that it has printed since it was started. */
    Optional<String> cause() {
        return CAUSE.matcher(printed()).results().map(found -> found.group(1).strip()).reduce((earlier, later) -> later);
    }

    private long logStart() {
        return bound.hasBegunAnew() ? 0 : logStart;
    }

    /** The last lines it has printed since it was started. */
    String lastLines() {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(logStart(), file.length() - TAIL_BYTES);
            byte[] tail = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(tail);
            List<String> lines = Arrays.asList(new String(tail, StandardCharsets.UTF_8).stripTrailing().split("\\R"));
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException e) {
            return "(the log can't be read: " + e + ")";
        }
    }
}
