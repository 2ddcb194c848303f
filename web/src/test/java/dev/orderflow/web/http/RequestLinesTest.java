package dev.orderflow.web.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.orderflow.web.http.Problem.FieldError;
import dev.orderflow.web.http.RequestLines.Line;
import dev.orderflow.web.orders.PlaceOrderRequest;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestLinesTest {

    private static final RequestLines LINES = new RequestLines();
    private static ValidatorFactory validators;

    @BeforeAll
    static void prepare() {
        validators = Validation.buildDefaultValidatorFactory();
        LINES.validator = validators.getValidator();
        LINES.prepare();
    }

    @AfterAll
    static void close() {
        validators.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s\n%s\n", "%s\n%s", "%s\r\n%s\r\n"})
    @DisplayName("WEB-HTTP-P9 each line is a request, however it ends")
    void requests(String body) throws IOException {
        assertThat(read(body.formatted(order(1), order(2))))
                .extracting(Line::number, it -> it.request().lines().get(0).quantity())
                .containsExactly(org.assertj.core.groups.Tuple.tuple(1, 1), org.assertj.core.groups.Tuple.tuple(2, 2));
    }

    @Test
    @DisplayName("WEB-HTTP-P9 blank lines are skipped, but counted")
    void blankLines() throws IOException {
        assertThat(read("\n" + order(1) + "\n \t\r\n\n" + order(2) + "\n\n")).extracting(Line::number).containsExactly(2, 5);
    }

    @Test
    @DisplayName("WEB-HTTP-P9 everything that is wrong is told at once, each with its line")
    void allErrors() {
        String body = String.join("\n", order(1), order(0), "{\"customerId\":", "", "[]",
                order(2).replace("EUR", "XXQ").replace("2", "\"2\""));

        assertThat(problem(body).status()).isEqualTo(422);
        assertThat(problem(body).errors())
                .containsExactly(
                        new FieldError(2, "lines[0].quantity", "must be at least 1"),
                        new FieldError(3, "", "is not JSON, from column 15 on"),
                        new FieldError(5, "", "must be an object"),
                        new FieldError(6, "currency", "must be the ISO 4217 code of a currency, such as EUR"),
                        new FieldError(6, "lines[0].quantity", "must be a whole number"));
    }

    @Test
    @DisplayName("WEB-HTTP-P9 a line that is not UTF-8 is named")
    void notUtf8() {
        byte[] body = (order(1) + "\n" + order(1).replace("c-1", "caf\u00e9")).getBytes(ISO_8859_1);

        Refusal refusal = catchThrowableOfType(Refusal.class, () -> LINES.read(new ByteArrayInputStream(body), PlaceOrderRequest.class, 9));

        assertThat(refusal.problem().status()).isEqualTo(422);
        assertThat(refusal.problem().errors()).singleElement().satisfies(error -> assertThat(error.line()).isEqualTo(2));
    }

    @Test
    @DisplayName("WEB-HTTP-P9 of very many errors the first hundred are listed and all are counted")
    void manyErrors() {
        Problem problem = problem((order(0) + "\n").repeat(150), 1_000);

        assertThat(problem.errors()).hasSize(100);
        assertThat(problem.detail()).isEqualTo("150 fields are wrong. The first 100 are listed.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", " \r\n\n"})
    @DisplayName("WEB-HTTP-P9 a body without a request is 422")
    void nothing(String body) {
        assertThat(problem(body).status()).isEqualTo(422);
        assertThat(problem(body).errors()).containsExactly(new FieldError("", "must have at least one line"));
    }

    @Test
    @DisplayName("WEB-HTTP-P9 more requests than allowed are 413, as many as allowed are not")
    void tooMany() throws IOException {
        String ten = IntStream.range(0, 10).mapToObj(it -> order(1)).collect(joining("\n\n"));

        assertThat(LINES.read(body(ten), PlaceOrderRequest.class, 10)).hasSize(10);
        assertThat(problem(ten, 9).status()).isEqualTo(413);
    }

    @Test
    @DisplayName("WEB-HTTP-P9 a line that is too large is 413 and is named, and nothing behind it is read")
    void largeLine() {
        InputStream endless = new java.io.SequenceInputStream(body(order(1) + "\n"), endlessly('x'));

        Problem problem = catchThrowableOfType(Refusal.class, () -> LINES.read(endless, PlaceOrderRequest.class, 9)).problem();

        assertThat(problem.status()).isEqualTo(413);
        assertThat(problem.detail()).isEqualTo("Line 2 is larger than 65536 bytes.");
    }

    @Test
    @DisplayName("WEB-HTTP-P9 a body that is too large is 413, though none of its lines is")
    void largeBody() {
        InputStream endless = new java.io.SequenceInputStream(body(order(1)), endlessly('\n'));

        Problem problem = catchThrowableOfType(Refusal.class, () -> LINES.read(endless, PlaceOrderRequest.class, 9)).problem();

        assertThat(problem.status()).isEqualTo(413);
        assertThat(problem.detail()).isEqualTo("The body is larger than 16777216 bytes.");
    }

    private static InputStream endlessly(char character) {
        return new InputStream() {
            @Override
            public int read() {
                return character;
            }
        };
    }

    private static List<Line<PlaceOrderRequest>> read(String body) throws IOException {
        return LINES.read(body(body), PlaceOrderRequest.class, 1_000);
    }

    private static Problem problem(String body) {
        return problem(body, 1_000);
    }

    private static Problem problem(String body, int most) {
        return catchThrowableOfType(Refusal.class, () -> LINES.read(body(body), PlaceOrderRequest.class, most)).problem();
    }

    private static InputStream body(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private static String order(int quantity) {
        return "{\"customerId\":\"c-1\",\"currency\":\"EUR\",\"paymentToken\":\"tok_visa\",\"lines\":[{\"sku\":\"BOOK\",\"quantity\":"
                + quantity + "}]}";
    }
}
