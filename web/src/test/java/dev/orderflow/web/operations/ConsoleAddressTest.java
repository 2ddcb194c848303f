package dev.orderflow.web.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("ORDERFLOW_CONSOLE_URL")
class ConsoleAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "ftp://host/", "http:", "http://", "ht tp://host", "console", "//host/"})
    @DisplayName("that is no address of a page is refused, by its name: it becomes a link")
    void wrong(String address) {
        assertThatThrownBy(() -> of(address)).hasMessageContaining("ORDERFLOW_CONSOLE_URL").hasMessageContaining(address);
    }

    @Test
    @DisplayName("is told as it is, and need not be set")
    void good() {
        assertThat(of(" http://127.0.0.1:8161/console ")).hasValue("http://127.0.0.1:8161/console");
        assertThat(of("https://broker.example")).hasValue("https://broker.example");
        assertThat(of(" ")).isEmpty();
    }

    private static Optional<String> of(String setting) {
        ConsoleAddress address = new ConsoleAddress();
        address.setting = Optional.of(setting);
        return address.get();
    }
}
