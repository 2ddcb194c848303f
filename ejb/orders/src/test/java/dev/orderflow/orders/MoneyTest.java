package dev.orderflow.orders;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A currency")
class MoneyTest {

    @ParameterizedTest
    @ValueSource(strings = {"EUR", "USD", "JPY", "CHF", "KWD", "XOF", "XCD"})
    @DisplayName("is what some country pays with")
    void tender(String code) {
        assertThat(Money.tender(code)).hasValueSatisfying(currency -> assertThat(currency.getDefaultFractionDigits()).isNotNegative());
    }

    @ParameterizedTest
    @ValueSource(strings = {"XXX", "XTS", "XAU", "XDR", "DEM", "CHE", "MXV", "BOV", "XXQ", "eur", "", "EURO"})
    @DisplayName("is neither a metal, a fund, a test, nor what was paid with once")
    void noTender(String code) {
        assertThat(Money.tender(code)).isEmpty();
    }
}
