package dev.orderflow.web.http;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptHeaderTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "", "*/*", "application/json", "text/html, application/xhtml+xml, */*;q=0.8", "text/html, image/gif, *; q=.2, */*; q=.2",
        "application/json;charset=\"utf-8\" ; q=1.000", ",application/json,, text/csv", "application/problem+json;v=\"a\\\"b\""
    })
    @DisplayName("what clients send is readable")
    void readable(String value) {
        assertThat(AcceptHeader.isReadable(value)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b;q=x", "q=", "a", "a/", "/b", "a/b;", "a/b;q=", "a/b;q=2", "a/b c/d", "a/b;v=\"", "ä/b"})
    @DisplayName("what nobody can make sense of is not")
    void unreadable(String value) {
        assertThat(AcceptHeader.isReadable(value)).isFalse();
    }

    /** With a second look at each character, for each character, this would take days. */
    @Test
    @Timeout(value = 1, unit = MINUTES)
    @DisplayName("costs no more than reading it, however long it is")
    void large() {
        assertThat(AcceptHeader.isReadable("a/b;c=d,".repeat(1_000_000) + "\"")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "2", "1.1", "-1", "NaN", "1e0", ".", "0.5.5", "Infinity"})
    @DisplayName("has no weight that is no number from 0 to 1")
    void noWeight(String q) {
        assertThat(AcceptHeader.isReadable("a/b;q=" + q)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.", "0.5", ".2", "1", "1.", "1.000", "0.33333"})
    @DisplayName("has a weight as clients write it")
    void weight(String q) {
        assertThat(AcceptHeader.isReadable("*/*, a/b;q=" + q)).isTrue();
    }
}
