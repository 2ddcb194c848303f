package dev.orderflow.web.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.orderflow.web.catalogue.PutProductRequest;
import dev.orderflow.web.deadletters.ApprovalRequest;
import dev.orderflow.web.deadletters.EditRequest;
import dev.orderflow.web.deadletters.RejectionRequest;
import dev.orderflow.web.deadletters.RetryRequest;
import dev.orderflow.web.orders.CancelOrderRequest;
import dev.orderflow.web.orders.PlaceOrderRequest;
import dev.orderflow.web.stock.PutStockRequest;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The largest and most hostile body that passes the size limit")
class HostileBodiesTest {

    private static final List<Class<? extends Record>> REQUESTS = List.of(
            PlaceOrderRequest.class,
            CancelOrderRequest.class,
            PutProductRequest.class,
            PutStockRequest.class,
            EditRequest.class,
            ApprovalRequest.class,
            RejectionRequest.class,
            ReasonRequest.class,
            RetryRequest.class);

    private static ValidatorFactory validators;
    private static RequestJson json;
    private static final RequestLines LINES = new RequestLines();

    @BeforeAll
    static void prepare() {
        validators = Validation.buildDefaultValidatorFactory();
        json = new RequestJson(validators.getValidator());
        LINES.validator = validators.getValidator();
        LINES.prepare();
    }

    @AfterAll
    static void close() {
        validators.close();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("bodies")
    @DisplayName("WEB-HTTP-P8 is refused in every request: not one error is made of each of its bytes, and no more is kept than is told")
    void refused(Class<? extends Record> type, String what, String body) {
        Refusal refusal =
                catchThrowableOfType(Refusal.class, () -> json.read(new ByteArrayInputStream(body.getBytes(UTF_8)), type));

        assertThat(refusal.problem().status()).isIn(400, 422);
        assertThat(Json.write(refusal.problem())).hasSizeLessThan(64 * 1024);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lines")
    @DisplayName("WEB-HTTP-P9 is refused when each line of a batch is such a body, and all its errors are counted")
    void refused(String what, String line) {
        byte[] body = (line + "\n").repeat(RequestLines.LIMIT / (line.length() + 1)).getBytes(UTF_8);

        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> LINES.read(new ByteArrayInputStream(body), PlaceOrderRequest.class, 1_000));

        assertThat(refusal.problem().status()).isEqualTo(422);
        assertThat(refusal.problem().errors()).hasSizeLessThanOrEqualTo(FieldErrors.MOST);
        assertThat(refusal.problem().detail()).contains(" fields are wrong. The first 100 are listed.");
    }

    @Test
    @DisplayName("WEB-HTTP-P8 is one error where a list is too long: no element beyond the longest list is looked at")
    void tooManyElements() {
        String body = filled("{\"lines\":[{}", ",{}", "]}");

        Problem problem = catchThrowableOfType(
                        Refusal.class, () -> json.read(new ByteArrayInputStream(body.getBytes(UTF_8)), PlaceOrderRequest.class))
                .problem();

        assertThat(problem.errors()).extracting(Problem.FieldError::field)
                .containsExactly("currency", "customerId", "lines", "paymentToken");
    }

    private static Stream<Arguments> bodies() {
        return REQUESTS.stream()
                .flatMap(type -> hostile(type).entrySet().stream().map(body -> Arguments.of(type, body.getKey(), body.getValue())));
    }

    /** Those of which something could be made, or kept, for each few of their bytes. */
    private static Stream<Arguments> lines() {
        return hostile(PlaceOrderRequest.class).entrySet().stream()
                .filter(body -> Set.of("unknown fields", "deep", "lines: zeros", "lines: wrong objects", "lines: digits")
                        .contains(body.getKey()))
                .map(body -> Arguments.of(body.getKey(), body.getValue()));
    }

    private static Map<String, String> hostile(Class<? extends Record> type) {
        Map<String, String> bodies = new TreeMap<>();
        bodies.put("unknown fields", fields("\"f%d\":0"));
        bodies.put("the same field", filled("{\"f\":0", ",\"f\":0", "}"));
        bodies.put("empty objects in an unknown field", filled("{\"f\":[0", ",{}", "]}"));
        bodies.put("deep", "[".repeat(RequestJson.LIMIT));
        bodies.put("deep in an unknown field", filled("{\"f\":", "[", ""));
        bodies.put("a long name", filled("{\"", "n", "\":0}"));
        bodies.put("a name of escapes", filled("{\"", "\\u0041", "\":0}"));
        bodies.put("spaces", filled("", " ", ""));
        Arrays.stream(type.getRecordComponents()).map(it -> it.getName()).forEach(field -> {
            String start = "{\"" + field + "\":";
            bodies.put(field + ": zeros", filled(start + "[0", ",0", "]}"));
            bodies.put(field + ": empty objects", filled(start + "[{}", ",{}", "]}"));
            bodies.put(field + ": wrong objects", filled(start + "[0", ",{\"sku\":0,\"quantity\":\"\"}", "]}"));
            bodies.put(field + ": nothing", filled(start + "[null", ",null", "]}"));
            bodies.put(field + ": digits", filled(start, "9", "}"));
            bodies.put(field + ": decimals", filled(start + "1.", "9", "}"));
            bodies.put(field + ": an exponent", start + "1e999999999}");
            bodies.put(field + ": an exponent beyond all", filled(start + "1e", "9", "}"));
            bodies.put(field + ": digits in a string", filled(start + "\"", "9", "\"}"));
            bodies.put(field + ": a string of spaces", filled(start + "\"", " ", "\"}"));
            bodies.put(field + ": a string of escapes", filled(start + "\"", "\\u0000", "\"}"));
            bodies.put(field + ": half characters", filled(start + "\"", "\\ud800", "\"}"));
            bodies.put(field + ": dots", filled(start + "\"", "1.", "\"}"));
        });
        return bodies;
    }

    private static String fields(String field) {
        StringBuilder body = new StringBuilder("{");
        for (int i = 0; body.length() < RequestJson.LIMIT - 20; i++) {
            body.append(i == 0 ? "" : ",").append(field.formatted(i));
        }
        return body.append('}').toString();
    }

    private static String filled(String start, String part, String end) {
        return start + part.repeat((RequestJson.LIMIT - start.length() - end.length()) / part.length()) + end;
    }
}
