package dev.orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.launcher.BadSetting;
import dev.orderflow.launcher.Stack;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("faults")
@DisplayName("A broker whose address asks for TLS")
class BrokerOverTlsIT {

    private static final Path HOME = Path.of(System.getProperty("orderflow.test.home"));

    @Test
    @DisplayName("is spoken to over TLS, by whoever publishes and whoever consumes, and not at all where its certificate is a stranger's")
    void tls() throws Exception {
        Path services = FreshHome.emptied(HOME.resolveSibling("tls-services"));
        Path application = FreshHome.emptied(HOME.resolveSibling("tls-application"));
        try (Stack both = Stack.in(services).withPostgres().withBroker().start();
                TlsRelay door = new TlsRelay(services.resolve("tls"), both.broker().port())) {
            String url = "tcp://127.0.0.1:" + door.port() + "?sslEnabled=true&trustStoreType=PKCS12&trustStorePassword=" + door.password()
                    + "&trustStorePath=";

            assertThatThrownBy(() -> application(application, both, url + door.trustStore("stranger")).start())
                    .isInstanceOf(BadSetting.class)
                    .hasMessageStartingWith("ORDERFLOW_BROKER_URL ")
                    .hasMessageContaining("PKIX")
                    .hasMessageNotContaining(door.password());

            try (Stack node = application(application, both, url + door.trustStore("broker")).start()) {
                int handshakes = door.handshakes();
                Shop shop = new Shop(node.credentials());
                String order = shop.places(shop.sells("10.00", 1), 1, "tok_visa");

                shop.eventually(order, "CONFIRMED");
                assertThat(handshakes).as("connections over TLS").isGreaterThan(2);
            }
        }
    }

    private static Stack.Builder application(Path home, Stack services, String broker) {
        return Stack.in(home).asNode("node1", services).withBrokerUrl(broker).withApplication(Path.of(System.getProperty("orderflow.ear")));
    }
}
