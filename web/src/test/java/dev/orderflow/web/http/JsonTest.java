package dev.orderflow.web.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("An answer in JSON")
class JsonTest {

    private record Price(BigDecimal unitPrice, String note) {}

    @ParameterizedTest
    @CsvSource({"29.99, 29.99", "29.90, 29.90", "500, 500", "1E+2, 100", "1E-9, 0.000000001",
            "123456789012345678.90, 123456789012345678.90"})
    @DisplayName("WEB-HTTP-P7 has money as a decimal string, with every digit and without an exponent")
    void money(BigDecimal money, String written) {
        assertThat(written(new Price(money, null))).isEqualTo("{\"unitPrice\":\"" + written + "\"}");
    }

    @Test
    @DisplayName("has times in ISO 8601, and nothing where there is nothing to say")
    void rest() {
        assertThat(written(List.of(Instant.parse("2026-11-22T09:31:00.123Z"), new Price(null, null))))
                .isEqualTo("[\"2026-11-22T09:31:00.123Z\",{}]");
    }

    private static String written(Object value) {
        return new String(Json.write(value), UTF_8);
    }
}
