package dev.orderflow.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.launcher.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** What the JVM of a server says of itself when {@code jcmd} asks it. */
record ServerProcess(Part server) {

    private static final Pattern BETWEEN_THREADS = Pattern.compile("\\R\\R");

    /** How many objects of this class are in use; what nobody holds any more is collected first. */
    long objects(String className) {
        return Arrays.stream(ask("GC.class_histogram").split("\\R"))
                .map(line -> line.strip().split("\\s+"))
                .filter(columns -> columns.length > 3 && columns[3].equals(className))
                .mapToLong(columns -> Long.parseLong(columns[1]))
                .sum();
    }

    /** The stacks of those threads that handle requests and are somewhere in this package, or one below it. */
    List<String> requestsIn(String packageName) {
        return BETWEEN_THREADS.splitAsStream(ask("Thread.print"))
                .filter(stack -> stack.startsWith("\"default task-") && stack.contains("at " + packageName + "."))
                .toList();
    }

    private String ask(String question) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            Process process = new ProcessBuilder(jcmd, String.valueOf(server.pid()), question).redirectErrorStream(true).start();
            String answer = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(answer);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
