package dev.orderflow.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("If-None-Match")
class IfNoneMatchTest {

    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "W/\"2\"", "\"1\", \"2\"", "\"1\",W/\"2\"", "*", " * "})
    @DisplayName("names the version, strongly or weakly, alone or among others")
    void names(String header) {
        assertThat(IfNoneMatch.names(2, List.of(header))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "\"22\"", "2", "", "garbage"})
    @DisplayName("names another version, or none")
    void namesNot(String header) {
        assertThat(IfNoneMatch.names(2, List.of(header))).isFalse();
    }

    @Test
    @DisplayName("may come in several headers, which are one list")
    void severalHeaders() {
        assertThat(IfNoneMatch.names(2, List.of("\"1\"", "\"2\""))).isTrue();
        assertThat(IfNoneMatch.names(2, List.of("\"1\"", "\"3\""))).isFalse();
    }

    @Test
    @DisplayName("may be absent")
    void absent() {
        assertThat(IfNoneMatch.names(2, null)).isFalse();
    }
}
