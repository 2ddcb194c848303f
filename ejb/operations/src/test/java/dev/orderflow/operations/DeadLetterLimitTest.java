package dev.orderflow.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The limit of dead letters")
class DeadLetterLimitTest {

    @Test
    @DisplayName("is a thousand where nothing is set")
    void standard() {
        assertThat(DeadLetterLimit.of(Optional.empty()).limit()).isEqualTo(1_000);
        assertThat(DeadLetterLimit.of(Optional.of(" ")).limit()).isEqualTo(1_000);
    }

    @Test
    @DisplayName("is exceeded by more than so many in all subscriptions together")
    void exceeded() {
        DeadLetterLimit limit = DeadLetterLimit.of(Optional.of(" 5 "));

        assertThat(limit.isExceeded(List.of())).isFalse();
        assertThat(limit.isExceeded(List.of(topic(2, 1), topic(2)))).isFalse();
        assertThat(limit.isExceeded(List.of(topic(2, 1), topic(3)))).isTrue();
        assertThat(DeadLetterLimit.of(Optional.of("0")).isExceeded(List.of(topic(1)))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "many", "1.5", "1000000000"})
    @DisplayName("must be a number; the message names the variable")
    void wrong(String setting) {
        assertThatThrownBy(() -> DeadLetterLimit.of(Optional.of(setting)))
                .hasMessageContaining("ORDERFLOW_DEAD_LETTER_LIMIT")
                .hasMessageContaining(setting);
    }

    private static TopicFlow topic(long... deadLetters) {
        return new TopicFlow("orders", 0, OptionalDouble.empty(), LongStream.of(deadLetters)
                .mapToObj(dead -> new TopicFlow.SubscriptionFlow(
                        "payment.orders", 0, 0, 0, 1, Map.of(), false, OptionalDouble.empty(), OptionalDouble.empty(),
                        OptionalDouble.empty(), Optional.empty(),
                        dead))
                .toList());
    }
}
