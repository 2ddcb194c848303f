package dev.orderflow.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntakeLimitTest {

    private Instant now = Instant.parse("2026-11-22T09:31:00Z");
    private int undecided;
    private int looks;
    private final InMemoryIdempotencyKeys keys = new InMemoryIdempotencyKeys();

    @Test
    @DisplayName("ORDERS-P13 as many orders are taken as may be undecided, and not one more until some are decided")
    void full() {
        IntakeLimit intake = intake(" 3 ");

        intake.take(1, Optional.empty());
        intake.take(2, Optional.empty());
        assertThatThrownBy(() -> intake.take(1, Optional.empty())).isInstanceOf(TooManyUndecided.class)
                .hasMessageStartingWith("3 orders wait");

        undecided = 3;
        passes(Duration.ofMillis(101));
        assertThatThrownBy(() -> intake.take(1, Optional.empty())).isInstanceOf(TooManyUndecided.class);

        undecided = 2;
        passes(Duration.ofMillis(101));
        assertThatCode(() -> intake.take(1, Optional.empty())).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("ORDERS-P13 the repeat of a request that was answered needs no room")
    void repeat() {
        IntakeLimit intake = intake("1");
        IdempotencyKey answered = new IdempotencyKey("c-1", "answered");
        keys.remember(answered, FirstRequest.forOrder("o-1"), now);
        intake.take(1, Optional.empty());

        assertThatCode(() -> intake.take(1, Optional.of(answered))).doesNotThrowAnyException();
        assertThatThrownBy(() -> intake.take(1, Optional.of(new IdempotencyKey("c-1", "new")))).isInstanceOf(TooManyUndecided.class);
    }

    @Test
    @DisplayName("ORDERS-P13 the database is asked once a second, and ten times where there is no room")
    void looks() {
        IntakeLimit intake = intake("3");
        intake.take(1, Optional.empty());
        intake.take(1, Optional.empty());
        assertThat(looks).isEqualTo(1);

        passes(Duration.ofMillis(1_001));
        undecided = 3;
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> intake.take(1, Optional.empty())).isInstanceOf(TooManyUndecided.class);
        }
        assertThat(looks).isEqualTo(2);

        passes(Duration.ofMillis(101));
        assertThatThrownBy(() -> intake.take(1, Optional.empty())).isInstanceOf(TooManyUndecided.class);
        assertThat(looks).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "many", "1000000000", "1e3"})
    @DisplayName("A setting that is no number of orders is refused and named")
    void wrong(String setting) {
        assertThatThrownBy(() -> intake(setting)).isInstanceOf(IllegalStateException.class).hasMessageContaining("ORDERFLOW_BACKLOG_LIMIT");
    }

    private void passes(Duration time) {
        now = now.plus(time);
    }

    private IntakeLimit intake(String setting) {
        IntakeLimit intake = new IntakeLimit();
        intake.setting = setting;
        intake.orders = new InMemoryOrders() {
            @Override
            public int undecided(int most) {
                looks++;
                return Math.min(undecided, most);
            }
        };
        intake.keys = keys;
        intake.clock = new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }
        };
        intake.read();
        return intake;
    }
}
