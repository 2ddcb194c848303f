package dev.orderflow.system.crash;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.system.crash.CrashLab.Victim;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same crash and the same assertions, but recovery never runs: had they nothing to see, the matrix would prove nothing. */
@Tag("faults")
class ControlRunIT {

    private static final Duration LONG_ENOUGH_WITH_RECOVERY = Duration.ofSeconds(40);

    @Test
    @DisplayName("without recovery the books do not balance after a crash between the two commits")
    void withoutRecovery() {
        try (CrashLab lab = new CrashLab("control-run",
                "-Dcom.arjuna.ats.arjuna.common.RecoveryEnvironmentBean.periodicRecoveryInitilizationOffset=86400")) {
            Crash crash = new Crash(Victim.WILDFLY, "COMMITTED_1", Work.PLACING, false);

            assertThatThrownBy(() -> crash.in(lab, LONG_ENOUGH_WITH_RECOVERY))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("a broker branch is in doubt")
                    .hasMessageContaining("an order is undecided");
        }
    }
}
