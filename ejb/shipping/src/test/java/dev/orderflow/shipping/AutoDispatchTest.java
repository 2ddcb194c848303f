package dev.orderflow.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("ORDERFLOW_AUTO_DISPATCH")
class AutoDispatchTest {

    @Test
    @DisplayName("SHIPPING-P5 absent or empty it means that only operators send shipments off")
    void absent() {
        assertThat(read(null).after()).isEmpty();
        assertThat(read(" ").after()).isEmpty();
    }

    @Test
    @DisplayName("SHIPPING-P5 is a number of seconds; a look is taken as often, but at least every ten seconds")
    void seconds() {
        assertThat(read(" 3 ").after()).contains(Duration.ofSeconds(3));
        assertThat(read("3").between()).isEqualTo(Duration.ofSeconds(3));
        assertThat(read("3600").between()).isEqualTo(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "soon", "1.5", "604801", "9999999"})
    @DisplayName("SHIPPING-P5 that is wrong stops the start with a message that names the variable and the value")
    void wrong(String value) {
        assertThatThrownBy(() -> read(value))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("ORDERFLOW_AUTO_DISPATCH must be a number of seconds from 1 to 604800, but is \"" + value + "\".");
    }

    private static AutoDispatch read(String value) {
        AutoDispatch setting = new AutoDispatch();
        setting.setting = Optional.ofNullable(value);
        setting.read();
        return setting;
    }
}
