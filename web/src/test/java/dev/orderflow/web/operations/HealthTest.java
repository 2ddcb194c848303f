package dev.orderflow.web.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.web.operations.Health.Check;
import dev.orderflow.web.operations.Health.Status;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Health")
class HealthTest {

    @ParameterizedTest
    @CsvSource({"UP, UP, UP", "UP, DEGRADED, DEGRADED", "DOWN, UP, DOWN", "DEGRADED, DOWN, DOWN"})
    @DisplayName("is as bad as the worst of its checks")
    void worst(Status one, Status other, Status all) {
        assertThat(Health.of(List.of(new Check("one", one), new Check("other", other))).status()).isEqualTo(all);
    }

    @Test
    @DisplayName("is good where nothing is checked")
    void nothing() {
        assertThat(Health.of(List.of()).status()).isEqualTo(Status.UP);
    }
}
