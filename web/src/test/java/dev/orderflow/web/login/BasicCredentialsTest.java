package dev.orderflow.web.login;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The header of HTTP Basic")
class BasicCredentialsTest {

    @Test
    @DisplayName("is read in UTF-8; the name ends at the first colon, whatever the case of the scheme")
    void read() {
        var login = BasicCredentials.in("bASIC " + Base64.getEncoder().encodeToString("jörg:pass:wörd".getBytes(UTF_8)));

        assertThat(login).hasValueSatisfying(it -> {
            assertThat(it.getCaller()).isEqualTo("jörg");
            assertThat(it.getPasswordAsString()).isEqualTo("pass:wörd");
        });
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "Basic", "Basic ", "Basic %%%", "Basic bm9jb2xvbg==", "Basic OnB3", "Bearer YTpi"})
    @DisplayName("that is absent, of another scheme or malformed has no credentials")
    void none(String header) {
        assertThat(BasicCredentials.in(header)).isEmpty();
    }
}
