package dev.orderflow.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatienceTest {

    @Test
    @DisplayName("the settings are seconds")
    void seconds() {
        Patience patience = patience(" 7 ", "604800");

        assertThat(patience.between()).isEqualTo(Duration.ofSeconds(7));
        assertThat(patience.after()).isEqualTo(Duration.ofDays(7));
    }

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(strings = {"", "0", "-1", "1.5", "soon", "604801", "99999999999"})
    @DisplayName("any other setting is refused and the message names the variable")
    void refused(String setting) {
        assertThatThrownBy(() -> patience(setting, "300"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ORDERFLOW_RECONCILE_SECONDS must")
                .hasMessageContaining("\"" + setting + "\"");
        assertThatThrownBy(() -> patience("60", setting))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ORDERFLOW_RECONCILE_AFTER_SECONDS must");
    }

    @Test
    @DisplayName("RECONCILIATION-P6 the distance never gets shorter than the patience, nor longer than an hour unless that is")
    void distances() {
        assertThat(patience("60", "300").afterRepairs(0)).isEqualTo(Duration.ofMinutes(5));
        assertThat(patience("60", "300").afterRepairs(1)).isEqualTo(Duration.ofMinutes(10));
        assertThat(patience("60", "300").afterRepairs(1000)).isEqualTo(Duration.ofHours(1));
        assertThat(patience("60", "7200").afterRepairs(3)).isEqualTo(Duration.ofHours(2));
    }

    private static Patience patience(String seconds, String afterSeconds) {
        Patience patience = new Patience();
        patience.seconds = seconds;
        patience.afterSeconds = afterSeconds;
        patience.read();
        return patience;
    }
}
