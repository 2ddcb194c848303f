package dev.orderflow.payment.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.payment.PaymentProvider;
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

    @ParameterizedTest
    @ValueSource(strings = {"http://pay.example/v1", "http://10.0.0.7:8080", "http://127.example.org", "http://localhost.example.org"})
    void clear_text_beyond_this_machine_is_refused_unless_another_setting_allows_it(String setting) {
        assertThatThrownBy(() -> choice(setting))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("ORDERFLOW_PAYMENT_PROVIDER ")
                .hasMessageContaining("ORDERFLOW_PAYMENT_PROVIDER_CLEAR_TEXT");

        assertThat(choice(setting, Optional.empty(), "true")).isInstanceOf(HttpProvider.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://pay.example/v1", "http://localhost:1", "http://127.0.0.1:1", "http://[::1]:1"})
    void tls_and_this_machine_need_no_permission(String setting) {
        assertThat(choice(setting)).isInstanceOf(HttpProvider.class);
    }

    @Test
    void a_token_that_is_none_is_refused_by_its_name_and_not_shown() {
        assertThatThrownBy(() -> choice("https://pay.example", Optional.of("se\ncret"), "false"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("ORDERFLOW_PAYMENT_PROVIDER_TOKEN ")
                .hasMessageNotContaining("cret");
    }

    @Test
    void the_permission_is_true_or_false() {
        assertThatThrownBy(() -> choice("sandbox", Optional.empty(), "perhaps"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("ORDERFLOW_PAYMENT_PROVIDER_CLEAR_TEXT ");
    }

    private static PaymentProvider choice(String setting) {
        return choice(setting, Optional.empty(), "false");
    }

    private static PaymentProvider choice(String setting, Optional<String> token, String clearText) {
        return new ProviderChoice().provider(Optional.ofNullable(setting), token, clearText);
    }
}
