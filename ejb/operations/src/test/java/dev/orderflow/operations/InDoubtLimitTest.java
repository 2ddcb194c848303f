package dev.orderflow.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.operations.PreparedBranch.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The limit with transactions in doubt")
class InDoubtLimitTest {

    private static final Instant PREPARED = Instant.parse("2026-11-24T12:00:00Z");
    private static final PreparedBranch BRANCH = new PreparedBranch(Place.DATABASE, "gid", Optional.empty(), PREPARED);

    @Test
    @DisplayName("is two minutes where nothing is set")
    void standard() {
        assertThat(InDoubtLimit.of(Optional.empty()).limit()).isEqualTo(Duration.ofMinutes(2));
        assertThat(InDoubtLimit.of(Optional.of(" ")).limit()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    @DisplayName("ends when one of them is older than the setting allows")
    void over() {
        InDoubtLimit limit = InDoubtLimit.of(Optional.of("30"));

        assertThat(limit.isOver(List.of(), PREPARED)).isFalse();
        assertThat(limit.isOver(List.of(BRANCH), PREPARED.plusSeconds(30))).isFalse();
        assertThat(limit.isOver(List.of(BRANCH), PREPARED.plusSeconds(31))).isTrue();
    }

    @Test
    @DisplayName("is not tried by a holder whose clock is ahead")
    void clockAhead() {
        assertThat(BRANCH.age(PREPARED.minusSeconds(5))).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "two minutes", "1.5", "1000000"})
    @DisplayName("must be a number of seconds; the message names the variable")
    void wrong(String setting) {
        assertThatThrownBy(() -> InDoubtLimit.of(Optional.of(setting))).hasMessageContaining("ORDERFLOW_IN_DOUBT_SECONDS");
    }
}
