package dev.orderflow.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What {@link AnyOrderTest} quotes, with deliveries that come twice and processes that die. A class of its own: it has a JVM of its own.
 */
@DisplayName("In whatever order events arrive, twice and interrupted")
class AnyOrderTwiceTest extends Replay {

    private static final int DISTURBED = 5_000;

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    @DisplayName("they do so where deliveries come twice and processes die before they commit, too")
    void twiceAndInterrupted(Scenario scenario) {
        for (long seed = 1; seed <= DISTURBED; seed++) {
            play(scenario, Schedule.Seeded.disturbed(seed));
        }

        report(scenario, "disturbed");
        assertThat(endings.keySet()).isEqualTo(scenario.endings());
    }
}
