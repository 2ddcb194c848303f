package dev.orderflow.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("DEADLETTERS-P2 what failed for the same reason has the same cause")
class CauseTextTest {

    @ParameterizedTest
    @CsvSource({
        "the order 91ba0a4e-4a0c-4b39-9a55-5f1c3f0b8a11 is closed, the order 0bba0a4e-4a0c-4b39-9a55-5f1c3f0b8a12 is closed",
        "timed out after 3001 ms, timed out after 12 ms",
        "at 10:31:07.123, at 11:00:59.001",
        "no \"BOOK-1\" here, no \"PEN-2\" here",
    })
    @DisplayName("whatever ids, numbers, times and quoted words there are in its message")
    void sameCause(String one, String other) {
        assertThat(CauseText.of(new IllegalStateException(one))).isEqualTo(CauseText.of(new IllegalStateException(other)));
    }

    @Test
    @DisplayName("and what failed for another has another")
    void otherCause() {
        assertThat(CauseText.of(new IllegalStateException("the bank is closed")))
                .isNotEqualTo(CauseText.of(new IllegalStateException("the bank is broke")))
                .isNotEqualTo(CauseText.of(new IllegalArgumentException("the bank is closed")));
    }

    @Test
    @DisplayName("which is that of the exception that led to all others")
    void root() {
        Throwable failure = new IllegalStateException("outer", new IllegalArgumentException("inner"));

        assertThat(CauseText.of(failure)).isEqualTo("IllegalArgumentException: inner");
        assertThat(CauseText.rootCause(failure)).isEqualTo("java.lang.IllegalArgumentException: inner");
    }

    @Test
    @DisplayName("DEADLETTERS-P1 of an exception that says nothing, or too much, or in a circle, enough is kept and no more")
    void oddities() {
        Exception circle = new Exception("round and");
        circle.initCause(new Exception("round", circle));

        assertThat(CauseText.of(new IllegalStateException())).isEqualTo("IllegalStateException: null");
        assertThat(CauseText.of(new IllegalStateException("x".repeat(5_000)))).hasSize(CauseText.LONGEST).endsWith("…");
        assertThat(CauseText.message(new IllegalStateException("x".repeat(5_000)))).hasSize(1_000);
        assertThat(CauseText.of(circle)).startsWith("Exception: round");
        assertThat(CauseText.stack(circle)).hasSizeLessThanOrEqualTo(16_000);
        assertThat(CauseText.cut("ab\uD83D\uDE00cd", 4)).isEqualTo("ab…");
        assertThat(CauseText.keepable("a\u0000b\uD83D")).isEqualTo("ab?");
        assertThat(CauseText.keepable("ü\uD83D\uDE00")).isEqualTo("ü\uD83D\uDE00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.", "1.22.333.", "1", "\"'", "a-", "0123abcd-"})
    @DisplayName("is made of whatever a stranger can get into a message, without a deep stack")
    void hostile(String part) {
        String message = part.repeat(256 * 1024 / part.length());

        assertThatCode(() -> CauseText.of(new IllegalStateException(message))).doesNotThrowAnyException();
    }
}
