package dev.orderflow.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The settings")
class SettingsTest {

    private static final Path PROJECT = Path.of("/project");

    @Test
    @DisplayName("have the defaults of the contract where nothing is set, or nothing is in what is set")
    void defaults() {
        Settings settings = Settings.from(Map.of("ORDERFLOW_NODE", " "), PROJECT);

        assertThat(settings.home()).isEqualTo(Path.of("/project/.orderflow"));
        assertThat(settings.httpPort()).isEqualTo(8080);
        assertThat(settings.httpHost()).isEqualTo("127.0.0.1");
        assertThat(settings.node()).isEqualTo("node1");
        assertThat(settings.paymentProvider()).isEqualTo("sandbox");
        assertThat(settings.database()).isEmpty();
        assertThat(settings.broker()).isEmpty();
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
            "ORDERFLOW_HTTP_PORT, eighty",
            "ORDERFLOW_HTTP_PORT, 0",
            "ORDERFLOW_HTTP_PORT, 65536",
            "ORDERFLOW_HTTP_PORT, -1",
            "ORDERFLOW_NODE, a node",
            "ORDERFLOW_NODE, a-name-of-more-than-twenty-three-bytes",
            "ORDERFLOW_PAYMENT_PROVIDER, sandbx",
            "ORDERFLOW_DB_URL, postgres://localhost/orderflow",
            "ORDERFLOW_BROKER_URL, localhost:61616",
    })
    @DisplayName("name the variable whose value can't be used")
    void namesTheVariable(String variable, String value) {
        assertThatThrownBy(() -> Settings.from(Map.of(variable, value), PROJECT))
                .isInstanceOf(BadSetting.class).hasMessageStartingWith(variable + " ").hasMessageContaining(value);
    }

    @Test
    @DisplayName("ask for the password of a database that somebody else runs")
    void passwordOfTheDatabase() {
        assertThatThrownBy(() -> Settings.from(Map.of("ORDERFLOW_DB_URL", "jdbc:postgresql://db/orderflow"), PROJECT))
                .isInstanceOf(BadSetting.class).hasMessageStartingWith("ORDERFLOW_DB_PASSWORD ");
    }

    @Test
    @DisplayName("take a broker that somebody else runs")
    void broker() {
        Settings settings = Settings.from(Map.of("ORDERFLOW_BROKER_URL", "tcp://broker:61616?x=y", "ORDERFLOW_BROKER_PASSWORD", "secret"), PROJECT);

        assertThat(settings.broker()).contains(new ExternalService("tcp://broker:61616?x=y", "orderflow", "secret"));
    }

    @Test
    @DisplayName("never show a password")
    void noPasswordShown() {
        Settings settings = Settings.from(Map.of("ORDERFLOW_BROKER_URL", "tcp://broker:61616", "ORDERFLOW_BROKER_PASSWORD", "secret"), PROJECT);

        assertThat(settings.toString()).doesNotContain("secret");
    }
}
