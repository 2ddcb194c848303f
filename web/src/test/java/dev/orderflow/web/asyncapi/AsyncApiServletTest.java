package dev.orderflow.web.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The description of the events, as it is served")
class AsyncApiServletTest {

    private static final Pattern ELSEWHERE = Pattern.compile("\\$ref: ([^'\\s]+)");

    @Test
    @DisplayName("WEB-ASYNCAPI-P1 is that of the events module; each schema that it refers to is there")
    void references() throws IOException {
        List<String> references = ELSEWHERE.matcher(AsyncApiServlet.document()).results().map(it -> it.group(1)).toList();

        assertThat(references).hasSize(13).allSatisfy(reference -> {
            assertThat(reference).startsWith("asyncapi/schemas/");
            assertThat(AsyncApiServlet.schema(reference.substring("asyncapi/schemas".length()))).get().asString().contains("\"$id\"");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/Nothing-1.json", "/../EventType.class", "/OrderPlaced-1.json/", "//OrderPlaced-1.json", "/orderplaced"})
    @DisplayName("has nothing at any other address below it")
    void nothingElse(String path) throws IOException {
        assertThat(AsyncApiServlet.schema(path)).isEmpty();
        assertThat(AsyncApiServlet.schema(null)).isEmpty();
    }
}
