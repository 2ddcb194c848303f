package dev.orderflow.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A setting")
class SettingTest {

    private final Setting setting = new Setting("ORDERFLOW_SAMPLE");

    @Test
    @DisplayName("is read with blanks around it")
    void right() {
        assertThat(setting.number(" 7 ", "a number of orders", 1, 9)).isEqualTo(7);
        assertThat(setting.seconds("60", 60)).isEqualTo(Duration.ofMinutes(1));
        assertThat(setting.flag(" true ")).isTrue();
        assertThat(setting.flag("false")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "61", "1.5", "soon", "99999999999"})
    @DisplayName("that is no number of seconds within its bounds is refused by a sentence that names variable and value")
    void noNumber(String value) {
        assertThatThrownBy(() -> setting.seconds(value, 60))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("ORDERFLOW_SAMPLE must be a number of seconds from 1 to 60, but is \"" + value + "\".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yes", "TRUE", "1"})
    @DisplayName("that is neither true nor false is refused the same way")
    void noFlag(String value) {
        assertThatThrownBy(() -> setting.flag(value))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("ORDERFLOW_SAMPLE must be true or false, but is \"" + value + "\".");
    }
}
