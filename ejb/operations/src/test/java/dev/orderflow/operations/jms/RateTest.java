package dev.orderflow.operations.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A rate")
class RateTest {

    private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");

    private final Rate rate = new Rate();

    @Test
    @DisplayName("is unknown until there is something to compare with")
    void first() {
        assertThat(rate.perSecond()).isEmpty();
        counted(7, 0);
        assertThat(rate.perSecond()).isEmpty();
    }

    @Test
    @DisplayName("WEB-OPERATIONS-P3 is that of the last minute")
    void lastMinute() {
        counted(0, 0);
        counted(600, 10);
        assertThat(rate.perSecond()).hasValue(60);

        counted(600, 40);
        assertThat(rate.perSecond()).hasValue(15);

        counted(630, 70);
        assertThat(rate.perSecond()).hasValue(0.5);
    }

    @Test
    @DisplayName("WEB-OPERATIONS-P3 begins anew when the counter has, and is never negative")
    void restart() {
        counted(1_000, 0);
        counted(5, 5);
        assertThat(rate.perSecond()).isEmpty();

        counted(15, 10);
        assertThat(rate.perSecond()).hasValue(2);
    }

    @Test
    @DisplayName("is unknown after a minute without a look")
    void gap() {
        counted(0, 0);
        counted(100, 61);

        assertThat(rate.perSecond()).isEmpty();
    }

    @Test
    @DisplayName("WEB-OPERATIONS-P3 of one counter on another, such as messages a transaction, is unknown while the other stands still")
    void per() {
        Rate transactions = new Rate();
        counted(0, 0);
        transactions.counted(0, START);
        assertThat(rate.per(transactions)).isEmpty();

        counted(60, 10);
        transactions.counted(0, START.plusSeconds(10));
        assertThat(rate.per(transactions)).isEmpty();

        transactions.counted(5, START.plusSeconds(10).plusMillis(1));
        assertThat(rate.per(transactions).orElseThrow()).isCloseTo(12, within(0.1));
    }

    private void counted(long value, int second) {
        rate.counted(value, START.plusSeconds(second));
    }
}
