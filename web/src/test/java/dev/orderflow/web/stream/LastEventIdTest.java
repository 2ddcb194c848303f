package dev.orderflow.web.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.web.http.Refusal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Last-Event-ID")
class LastEventIdTest {

    @Test
    @DisplayName("is the place in the history that a stream gave")
    void place() {
        assertThat(LastEventId.place("42")).contains(42L);
        assertThat(LastEventId.place(" 0 ")).contains(0L);
    }

    @Test
    @DisplayName("may be absent, or empty")
    void absent() {
        assertThat(LastEventId.place(null)).isEmpty();
        assertThat(LastEventId.place("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "yesterday", "9999999999999999999"})
    @DisplayName("is refused where no stream of ours can have given it")
    void refused(String header) {
        assertThatThrownBy(() -> LastEventId.place(header)).isInstanceOf(Refusal.class);
    }
}
