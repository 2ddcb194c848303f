package dev.orderflow.payment.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.payment.PaymentProvider.Authorization;
import dev.orderflow.payment.ProviderFault;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import org.junit.jupiter.api.Test;

class SandboxProviderTest {

    private final SandboxProvider sandbox = new SandboxProvider();

    @Test
    void tok_visa_authorises() {
        assertThat(authorize("tok_visa")).isEqualTo(Authorization.given());
    }

    @Test
    void tok_declined_declines_with_a_reason() {
        assertThat(authorize("tok_declined")).isEqualTo(Authorization.declined("the card was declined"));
    }

    @Test
    void tok_slow_authorises_after_that_many_milliseconds() {
        Instant start = Instant.now();

        assertThat(authorize("tok_slow_50")).isEqualTo(Authorization.given());

        assertThat(Duration.between(start, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(50));
    }

    @Test
    void tok_flaky_fails_that_often_then_authorises() {
        assertThatThrownBy(() -> authorize("tok_flaky_2")).isInstanceOf(ProviderFault.class);
        assertThatThrownBy(() -> authorize("tok_flaky_2")).isInstanceOf(ProviderFault.class);
        assertThat(authorize("tok_flaky_2")).isEqualTo(Authorization.given());
    }

    @Test
    void tok_broken_fails_for_ever() {
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> authorize("tok_broken")).isInstanceOf(ProviderFault.class);
        }
    }

    @Test
    void an_unknown_token_is_declined() {
        assertThat(authorize("tok_nonsense").granted()).isFalse();
    }

    private Authorization authorize(String token) {
        return sandbox.authorize("o-1", BigDecimal.TEN, Currency.getInstance("EUR"), token);
    }
}
