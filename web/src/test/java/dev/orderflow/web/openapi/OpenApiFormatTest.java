package dev.orderflow.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The description of the API")
class OpenApiFormatTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "-, -, false", "-, */*, false", "-, application/json, true", "-, 'application/yaml, application/json', false",
        "JSON, -, true", "json, application/yaml, true", "YAML, application/json, false"
    })
    @DisplayName("is YAML, unless JSON is asked for; the parameter wins over the header")
    void format(String parameter, String accept, boolean json) {
        assertThat(OpenApiFormat.isJson(parameter, accept)).isEqualTo(json);
    }
}
