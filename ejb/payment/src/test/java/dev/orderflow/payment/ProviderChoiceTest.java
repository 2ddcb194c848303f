package dev.orderflow.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.payment.http.HttpProvider;
import dev.orderflow.payment.sandbox.SandboxProvider;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderChoiceTest {

    @Test
    void the_sandbox_is_used_where_the_setting_says_so() {
        assertThat(choice("sandbox")).isInstanceOf(SandboxProvider.class);
    }

    @Test
    void a_base_url_leads_to_the_http_provider() {
        assertThat(choice("http://127.0.0.1:1/pay")).isInstanceOf(HttpProvider.class);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "Sandbox!", "ftp://provider", "http://a b"})
    void any_other_setting_is_refused_and_the_message_names_the_variable(String setting) {
        assertThatThrownBy(() -> choice(setting))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ORDERFLOW_PAYMENT_PROVIDER");
    }

    private static PaymentProvider choice(String setting) {
        return new ProviderChoice().provider(Optional.ofNullable(setting));
    }
}
