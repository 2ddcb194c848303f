package dev.orderflow.launcher;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What an earlier launcher left running in a home, because it was killed before it could stop it. */
final class Leftovers {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** The application server leaves before what it works with. */
    private static final List<String> ORDER = List.of(WildFly.ID, PayaraServer.ID, Artemis.ID, PostgreSql.ID);

    private Leftovers() {
    }

    static void stop(Home home, Progress progress) {
        home.pidFiles().stream().sorted(Comparator.comparingInt(file -> ORDER.indexOf(file.part()))).forEach(file -> {
            file.process().ifPresent(process -> {
                progress.says("stopping " + file.part() + " (pid " + process.pid() + "), left over from a run that was killed");
                stop(file.part(), process);
            });
            file.delete();
        });
    }

    private static void stop(String part, ProcessHandle process) {
        if (part.equals(PostgreSql.ID)) {
            PostgreSql.stopFast(process);
        } else {
            process.destroy();
        }
        process.onExit().completeOnTimeout(process, PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
        if (process.isAlive()) {
            process.destroyForcibly();
            process.onExit().join();
        }
    }
}
