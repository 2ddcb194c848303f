package dev.orderflow.system.crash;

import dev.orderflow.system.crash.CrashLab.Victim;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each part killed at each moment of each kind of transaction: nothing is lost, nothing is done twice, nothing stays in doubt. */
@TestInstance(Lifecycle.PER_CLASS)
class CrashMatrixIT {

    private static final Duration UNTIL_QUIET = Duration.ofSeconds(90);

    private final List<String> table = new ArrayList<>(
            List.of("| killed | moment | work | answer | order | seconds to quiet |", "| --- | --- | --- | --- | --- | --- |"));
    private CrashLab lab;

    @BeforeAll
    void open() {
        lab = new CrashLab("crash-matrix");
    }

    @AfterAll
    void close() throws Exception {
        lab.close();
        Files.write(Path.of(System.getProperty("orderflow.test.home")).resolveSibling("crash-matrix.md"), table);
        table.forEach(System.out::println);
    }

    static Stream<Crash> few() {
        return Stream.of(
                new Crash(Victim.WILDFLY, "PREPARED_1", Work.PLACING, false),
                new Crash(Victim.WILDFLY, "COMMITTED_1", Work.PLACING, false),
                new Crash(Victim.ARTEMIS, "DECIDED", Work.PAYING, false),
                new Crash(Victim.POSTGRESQL, "DECIDED", Work.DECIDING, false));
    }

    static Stream<Crash> all() {
        return Arrays.stream(Work.values())
                .flatMap(work -> Arrays.stream(Victim.values())
                        .flatMap(victim -> Stream.concat(
                                work.moments().stream().map(moment -> new Crash(victim, moment, work, false)),
                                Stream.of(new Crash(victim, "COMMITTED_1", work, true)))));
    }

    /** Or of these the ones whose sentence has the text of {@code crash.cells} in it. */
    static Stream<Crash> allOthers() {
        List<Crash> few = few().toList();
        String wanted = System.getProperty("crash.cells", "");
        return all().filter(crash -> !few.contains(crash)).filter(crash -> crash.toString().contains(wanted));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("few")
    @DisplayName("kill -9: a few moments")
    void fast(Crash crash) throws Exception {
        crash(crash);
    }

    @Tag("faults")
    @ParameterizedTest(name = "{0}")
    @MethodSource("allOthers")
    @DisplayName("kill -9: all other moments")
    void thorough(Crash crash) throws Exception {
        crash(crash);
    }

    private void crash(Crash crash) throws Exception {
        String row = "| %s | %s%s | %s | ".formatted(
                crash.victim(), crash.recovering() ? "recovering, " : "", crash.moment(), crash.work());
        try {
            Crash.Outcome outcome = crash.in(lab, UNTIL_QUIET);
            table.add(row + "%s | %s | %.1f |".formatted(outcome.answer(), outcome.order(), outcome.untilQuiet().toMillis() / 1000.0));
        } catch (Exception | AssertionError e) {
            table.add(row + "FAILED | | |");
            throw e;
        }
    }
}
