package dev.orderflow.rhythm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Pauses between tries")
class BackoffTest {

    private final Backoff backoff = new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(10));

    @ParameterizedTest(name = "after {0} failures {1} s")
    @CsvSource({"0, 2", "1, 4", "2, 8", "3, 10", "4, 10", "2147483647, 10"})
    @DisplayName("double after each failure, up to the longest")
    void doubles(int failures, int seconds) {
        assertThat(backoff.after(failures)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    @DisplayName("cannot begin with none, nor with more than the longest")
    void impossible() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(Duration.ZERO, Duration.ofSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1)));
    }

    @Test
    @DisplayName("may all be as long")
    void constant() {
        assertThat(new Backoff(Duration.ofDays(7), Duration.ofDays(7)).after(5)).isEqualTo(Duration.ofDays(7));
    }
}
