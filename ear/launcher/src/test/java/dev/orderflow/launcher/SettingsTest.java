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
        assertThat(settings.server()).isEqualTo(Server.WILDFLY);
    }

    @Test
    @DisplayName("say that Payara runs the application, and refuse what is of no effect there")
    void payara() {
        assertThat(Settings.from(Map.of("ORDERFLOW_SERVER", "payara"), PROJECT).server()).isEqualTo(Server.PAYARA);
        for (String variable : new String[] {"ORDERFLOW_BATCH", "ORDERFLOW_SESSIONS"}) {
            assertThatThrownBy(() -> Settings.from(Map.of("ORDERFLOW_SERVER", "payara", variable, "8"), PROJECT))
                    .isInstanceOf(BadSetting.class).hasMessageStartingWith(variable + " is of no effect on Payara");
        }
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
            "ORDERFLOW_BATCH, 0",
            "ORDERFLOW_BATCH, 1001",
            "ORDERFLOW_BATCH, many",
            "ORDERFLOW_SESSIONS, 33",
            "ORDERFLOW_SESSIONS, Auto",
            "ORDERFLOW_SERVER, glassfish",
            "ORDERFLOW_SERVER, WildFly",
            "ORDERFLOW_DB_URL, postgres://localhost/orderflow",
            "ORDERFLOW_BROKER_URL, localhost:61616",
            "ORDERFLOW_BROKER_URL, ssl://localhost:61616",
            "ORDERFLOW_BROKER_URL, amqp://localhost:5672",
            "ORDERFLOW_BROKER_URL, '(tcp://a:61616,tcp://b:61616)'",
            "ORDERFLOW_BROKER_URL, 'tcp://a:61616,tcp://b:61616'",
    })
    @DisplayName("name the variable whose value can't be used")
    void namesTheVariable(String variable, String value) {
        assertThatThrownBy(() -> Settings.from(Map.of(variable, value), PROJECT))
                .isInstanceOf(BadSetting.class).hasMessageStartingWith(variable + " ").hasMessageContaining(value);
    }

    @ParameterizedTest(name = "{0}?{1}")
    @CsvSource({
            "ORDERFLOW_BROKER_URL, sslEnable=true,                   sslEnable",
            "ORDERFLOW_BROKER_URL, sslEnabled=yes,                   sslEnabled",
            "ORDERFLOW_BROKER_URL, sslEnabled=true&trustAll=true,    trustAll",
            "ORDERFLOW_BROKER_URL, sslEnabled=true&sslEnabled=false, sslEnabled",
            "ORDERFLOW_BROKER_URL, trustStorePassword=hidden,        trustStorePassword",
            "ORDERFLOW_BROKER_URL, sslEnabled=true&trustStorePath=/no/such/file, trustStorePath",
            "ORDERFLOW_BROKER_URL, reconnectAttempts=3,              reconnectAttempts",
            "ORDERFLOW_BROKER_URL, connect-timeout-millis=soon,      connect-timeout-millis",
            "ORDERFLOW_DB_URL,     sslMode=require,                  sslMode",
            "ORDERFLOW_DB_URL,     sslmode=require&password=hidden,  password",
            "ORDERFLOW_DB_URL,     ApplicationName=mine,             ApplicationName",
            "ORDERFLOW_DB_URL,     reWriteBatchedInserts=false,      reWriteBatchedInserts",
    })
    @DisplayName("name the parameter of a URL that would be of no effect, and never its secrets")
    void namesTheParameter(String variable, String query, String parameter) {
        String address = variable.contains("DB") ? "jdbc:postgresql://db:5432/orderflow" : "tcp://broker:61616";

        assertThatThrownBy(() -> Settings.from(Map.of(variable, address + "?" + query), PROJECT))
                .isInstanceOf(BadSetting.class).hasMessageStartingWith(variable + " ").hasMessageContaining(" " + parameter)
                .hasMessageNotContaining("hidden");
    }

    @Test
    @DisplayName("take the parameters that the database's driver knows")
    void database() {
        String url = "jdbc:postgresql://a:5432,b:5432/orderflow?sslmode=verify-full&targetServerType=primary&connectTimeout=5";

        assertThat(Settings.from(Map.of("ORDERFLOW_DB_URL", url, "ORDERFLOW_DB_PASSWORD", "secret"), PROJECT).database())
                .contains(new ExternalService(url, "orderflow", "secret"));
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, false", "localhost, false", "::1, false", "0.0.0.0, true", "10.1.2.3, true", "127.example.org, true"})
    @DisplayName("know whether others reach the application")
    void reachedByOthers(String host, boolean others) {
        assertThat(Settings.from(Map.of("ORDERFLOW_HTTP_HOST", host), PROJECT).isReachedByOthers()).isEqualTo(others);
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
        Settings settings = Settings.from(
                Map.of("ORDERFLOW_BROKER_URL", "tcp://broker:61616?sslEnabled=true&verifyHost=false", "ORDERFLOW_BROKER_PASSWORD",
                "secret"), PROJECT);

        assertThat(settings.broker())
                .contains(new ExternalService("tcp://broker:61616?sslEnabled=true&verifyHost=false", "orderflow", "secret"));
    }

    @Test
    @DisplayName("never show a password")
    void noPasswordShown() {
        Settings settings = Settings.from(Map.of(
                "ORDERFLOW_BROKER_URL", "tcp://broker:61616?sslEnabled=true&trustStorePassword=secret", "ORDERFLOW_BROKER_PASSWORD",
                "secret"), PROJECT);

        assertThat(settings.toString()).doesNotContain("secret");
    }
}
