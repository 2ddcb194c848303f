package dev.orderflow.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What the kernel has counted since the machine started, for all processes. */
record Machine(long user, long kernel, long idle, long switches) {

    /** Ticks of the clock in a second (sysconf(_SC_CLK_TCK)); 100 on every Linux of today. */
    private static final int TICKS = 100;

    /** As /proc/stat has it (man 5 proc). */
    static Machine now() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("/proc/stat"));
        long[] cpu = Arrays.stream(lines.get(0).split("\\s+")).skip(1).mapToLong(Long::parseLong).toArray();
        long switches = lines.stream()
                .filter(line -> line.startsWith("ctxt "))
                .mapToLong(line -> Long.parseLong(line.substring(5).strip()))
                .sum();
        return new Machine(cpu[0] + cpu[1], cpu[2] + cpu[5] + cpu[6], cpu[3] + cpu[4], switches);
    }

    Machine since(Machine before) {
        return new Machine(user - before.user, kernel - before.kernel, idle - before.idle, switches - before.switches);
    }

    /** The kernel's share of the time in which anything was done. */
    double kernelShare() {
        return user + kernel == 0 ? 0 : kernel / (double) (user + kernel);
    }

    /** The share of the time in which nothing was done. */
    double idleShare() {
        return user + kernel + idle == 0 ? 0 : idle / (double) (user + kernel + idle);
    }

    /** Milliseconds of processor time. */
    double millis() {
        return (user + kernel) * 1000.0 / TICKS;
    }
}
