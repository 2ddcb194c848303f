package dev.orderflow.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.orderflow.web.http.Problem.FieldError;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The header Idempotency-Key")
class IdempotencyKeyHeaderTest {

    @Test
    @DisplayName("may be absent")
    void absent() {
        assertThat(IdempotencyKeyHeader.key(null)).isEmpty();
        assertThat(IdempotencyKeyHeader.key(List.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"k", "8e03978e-40d5-43dd-bc93-6894a57f9324", "\"quoted\"", "two words", "ü"})
    @DisplayName("is taken as it comes")
    void asItComes(String value) {
        assertThat(IdempotencyKeyHeader.key(List.of(value))).contains(value);
        assertThat(IdempotencyKeyHeader.key(List.of("x".repeat(255)))).contains("x".repeat(255));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\tb", "a\u0000b", "a\u0085b"})
    @DisplayName("is refused by its name where it is empty or has control characters")
    void noKey(String value) {
        assertThat(refused(value).field()).isEqualTo("Idempotency-Key");
    }

    @Test
    @DisplayName("is refused where it is too long, or given twice")
    void tooMuch() {
        assertThat(refused("x".repeat(256)).message()).contains("1 to 255");
        assertThat(refused("a", "a").message()).contains("once");
    }

    private static FieldError refused(String... values) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> IdempotencyKeyHeader.key(List.of(values)));
        assertThat(refusal.problem().status()).isEqualTo(422);
        return refusal.problem().errors().get(0);
    }
}
