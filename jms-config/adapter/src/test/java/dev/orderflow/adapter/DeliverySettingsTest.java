package dev.orderflow.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.resource.spi.ResourceAdapterInternalException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliverySettingsTest {

    private static final int CORES = 8;

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "1001", "many", "1.5", "99999999999"})
    @DisplayName("ADAPTER-P7 a batch of no sensible size stops the start, and is named")
    void badBatch(String batch) {
        assertThatThrownBy(() -> DeliverySettings.of(batch, "auto", CORES))
                .isInstanceOf(ResourceAdapterInternalException.class)
                .hasMessageStartingWith("ORDERFLOW_BATCH must be ")
                .hasMessageContaining("'" + batch + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "33", "Auto", "two"})
    @DisplayName("ADAPTER-P7 so does a number of sessions that makes no sense")
    void badSessions(String sessions) {
        assertThatThrownBy(() -> DeliverySettings.of("64", sessions, CORES))
                .isInstanceOf(ResourceAdapterInternalException.class)
                .hasMessageStartingWith("ORDERFLOW_SESSIONS must be ");
    }

    @Test
    @DisplayName("a subscription has a session for two cores, and one at least")
    void byCores() throws ResourceAdapterInternalException {
        assertThat(DeliverySettings.of("64", "auto", CORES).sessions()).isEqualTo(4);
        assertThat(DeliverySettings.of("64", "auto", 1).sessions()).isEqualTo(1);
        assertThat(DeliverySettings.of("64", "auto", 1000).sessions()).isEqualTo(32);
        assertThat(DeliverySettings.of("1", "3", CORES)).isEqualTo(new DeliverySettings(1, 3));
    }
}
