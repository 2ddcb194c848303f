package dev.orderflow.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Prefer: wait")
class PreferHeaderTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "wait=10", "WAIT=10", " wait = 10 ", "wait=\"10\"", "wait=010", "wait=10; for=\"an answer\"", "respond-async, wait=10",
        "return=minimal; x=\"a, wait=5\", wait=10", "wait=10, wait=20"
    })
    @DisplayName("is found among other preferences, the first one counts")
    void found(String header) {
        assertThat(PreferHeader.waiting(List.of(header))).contains(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "wait", "wait=", "wait=ten", "wait=-1", "wait=1.5", "wait=0", "wait=00", "await=10", "waiting=10", "x=\"wait=10\"", "wait=\"10",
        "wait=x, wait=10"
    })
    @DisplayName("that makes no sense is ignored")
    void ignored(String header) {
        assertThat(PreferHeader.waiting(List.of(header))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"wait=31", "wait=86400", "wait=99999999999999999999"})
    @DisplayName("for longer than we wait is met as far as we do, and the answer says so")
    void tooLong(String header) {
        assertThat(PreferHeader.waiting(List.of(header))).contains(Duration.ofSeconds(30));
        assertThat(PreferHeader.applied(Duration.ofSeconds(30))).isEqualTo("wait=30");
    }

    @Test
    @DisplayName("may be absent, or in the second of two headers")
    void severalHeaders() {
        assertThat(PreferHeader.waiting(null)).isEmpty();
        assertThat(PreferHeader.waiting(List.of("respond-async", "wait=7", "wait=8"))).contains(Duration.ofSeconds(7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "\"", "\"\\", "\\\"", "\"a", "\\", "a,", "\",", "wait", "wait=", " ", "wait=1", "\"\","})
    @DisplayName("is read in no time and without a deep stack, whatever fills the longest header")
    void hostile(String part) {
        String header = part.repeat(64 * 1024 / part.length());

        assertThatCode(() -> {
            PreferHeader.waiting(List.of(header));
            PreferHeader.waiting(List.of("wait=1;x=" + header, "wait=\"" + header));
        }).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x=\"", "x=\"\\", "x=\"\\\""})
    @DisplayName("has no preference within a quoted string that is never closed")
    void unclosed(String quote) {
        assertThat(PreferHeader.waiting(List.of(quote + "a, wait=10"))).isEmpty();
    }
}
