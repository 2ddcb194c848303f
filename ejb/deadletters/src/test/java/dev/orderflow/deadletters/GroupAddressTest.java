package dev.orderflow.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("DEADLETTERS-P10 The address of a group on the page")
class GroupAddressTest {

    private static final GroupKey GROUP = new GroupKey("payment.orders", "", "Fault: <a&b> \u2026 + 50%");
    private static final String ROUTE =
            "#/dead-letters/group?subscription=payment.orders&type=&cause=Fault%3A+%3Ca%26b%3E+%E2%80%A6+%2B+50%25";

    @Test
    @DisplayName("is relative where nobody says what this server is called, and has whatever is in a cause")
    void relative() {
        assertThat(address(" ").of(GROUP)).isEqualTo("/" + ROUTE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://shop.example/orderflow", "https://shop.example/orderflow/ "})
    @DisplayName("begins with that of the page where the setting has it")
    void absolute(String setting) {
        assertThat(address(setting).of(GROUP)).isEqualTo("https://shop.example/orderflow/" + ROUTE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop.example", "ftp://shop.example/", "https:///", "https://shop.example/?a=b", "https://shop.example/#/flow",
            "https:// /"})
    @DisplayName("does not begin with what is none: ORDERFLOW_PAGE_URL is refused by its name")
    void wrong(String setting) {
        assertThatThrownBy(() -> address(setting)).hasMessageStartingWith("ORDERFLOW_PAGE_URL ").hasMessageContaining(setting);
    }

    private static GroupAddress address(String setting) {
        GroupAddress address = new GroupAddress();
        address.setting = Optional.of(setting);
        address.read();
        return address;
    }
}
