package dev.orderflow.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orderflow.web.http.Problem.FieldError;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("WEB-HTTP-P12 A parameter in an address")
class KnownParametersTest {

    private static Map<String, Set<String>> known;

    private final MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();

    @BeforeAll
    static void read() throws IOException {
        try (InputStream document = KnownParameters.class.getResourceAsStream("/dev/orderflow/web/openapi/openapi.json")) {
            JsonNode description = Json.MAPPER.readTree(document);
            known = KnownParameters.of(description);
        }
    }

    @Test
    @DisplayName("is known where the description has it, by itself or by reference")
    void described() {
        assertThat(known.get("get /api/orders")).containsExactlyInAnyOrder("status", "customerId", "limit", "after");
        assertThat(known.get("post /api/orders")).isEmpty();
        assertThat(known.get("get /api/orders/{id}")).isEmpty();
        assertThat(known.get("get /api/dead-letters")).contains("groupBy", "cause");
    }

    @Test
    @DisplayName("that is known may be there once")
    void once() {
        parameters.putSingle("limit", "5");
        parameters.putSingle("status", "");

        assertThatCode(() -> KnownParameters.mustBeKnown(known.get("get /api/orders"), parameters)).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("that is unknown or repeated is 422, and all of them are named")
    void refused() {
        parameters.put("limit", List.of("5", "5"));
        parameters.putSingle("stauts", "LOST");
        parameters.putSingle("", "x");

        assertThat(problem("get /api/orders").errors())
                .containsExactly(
                        new FieldError("", "is unknown"),
                        new FieldError("limit", "must be given once"),
                        new FieldError("stauts", "is unknown"));
        assertThat(problem("post /api/orders").errors()).extracting(FieldError::message).containsOnly("is unknown");
    }

    @Test
    @DisplayName("is named in short, and of very many the first hundred are")
    void bounded() {
        IntStream.range(0, 1_000).forEach(i -> parameters.putSingle(i + "x".repeat(10_000), ""));

        Problem problem = problem("get /api/orders");

        assertThat(problem.detail()).isEqualTo("1000 fields are wrong. The first 100 are listed.");
        assertThat(problem.errors()).hasSize(100).allSatisfy(error -> assertThat(error.field()).hasSize(65));
    }

    private Problem problem(String operation) {
        return catchThrowableOfType(Refusal.class, () -> KnownParameters.mustBeKnown(known.get(operation), parameters)).problem();
    }
}
