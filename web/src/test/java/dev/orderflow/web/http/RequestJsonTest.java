package dev.orderflow.web.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.orderflow.web.catalogue.PutProductRequest;
import dev.orderflow.web.deadletters.EditRequest;
import dev.orderflow.web.deadletters.RetryRequest;
import dev.orderflow.web.http.Problem.FieldError;
import dev.orderflow.web.orders.PlaceOrderRequest;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A request in JSON")
class RequestJsonTest {

    private static final String LINE = "{\"sku\":\"BOOK-1\",\"quantity\":2}";

    private static ValidatorFactory validators;
    private static RequestJson json;

    @BeforeAll
    static void prepare() {
        validators = Validation.buildDefaultValidatorFactory();
        json = new RequestJson(validators.getValidator());
    }

    @AfterAll
    static void close() {
        validators.close();
    }

    @Test
    @DisplayName("that is right is read as it is, and what the record does not have is ignored")
    void right() throws IOException {
        var request = json.read(body(order("[" + LINE + "]").replace("{\"customerId\"", "{\"x\":[1],\"customerId\"")),
                PlaceOrderRequest.class);

        assertThat(request.customerId()).isEqualTo("c-1");
        assertThat(request.lines()).containsExactly(new PlaceOrderRequest.Line("BOOK-1", 2));
    }

    @Test
    @DisplayName("that wants nothing else is wrong with a field that it does not have")
    void nothingElse() {
        Problem problem = problem("{\"subscripton\":\"payment.orders\",\"filter\":{}}", RetryRequest.class);

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.errors()).containsExactly(new FieldError("filter", "is unknown"), new FieldError("subscripton", "is unknown"));
    }

    @Test
    @DisplayName("may have a text of several lines where it says so, and there only")
    void severalLines() throws IOException {
        var request = json.read(body("{\"body\":\"{\\n\\t\\\"a\\\": 1\\r\\n}\",\"reason\":\"why\"}"), EditRequest.class);

        assertThat(request.body()).isEqualTo("{\n\t\"a\": 1\r\n}");
        assertThat(problem("{\"body\":\"a\\u0000\",\"reason\":\"why\"}", EditRequest.class).errors())
                .containsExactly(new FieldError("body", "must be a string without NUL"));
        assertThat(problem("{\"body\":7,\"reason\":\"why\"}", EditRequest.class).errors())
                .containsExactly(new FieldError("body", "must be a string without NUL"));
        assertThat(problem("{\"body\":\"a\",\"reason\":\"a\\nb\"}", EditRequest.class).errors())
                .containsExactly(new FieldError("reason", "must not contain control characters"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "{\"a\":1,\"a\":2}", "{} {}", "{'a':1}", "NaN", "\u0000"})
    @DisplayName("that is not JSON, or not quite, is 400")
    void notJson(String text) {
        assertThat(problem(text).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "7", "\"order\""})
    @DisplayName("that is JSON but no object is 422")
    void noObject(String text) {
        assertThat(problem(text).status()).isEqualTo(422);
        assertThat(problem(text).errors()).containsExactly(new FieldError("", "must be an object"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "\"2\"        | must be a whole number",
        "1.5          | must be a whole number",
        "2.0          | must be a whole number",
        "2e0          | must be a whole number",
        "true         | must be a whole number",
        "[2]          | must be a whole number",
        "99999999999  | is out of range",
        "0            | must be at least 1",
        "10001        | must be at most 10000",
        "null         | must not be missing",
    })
    @DisplayName("WEB-HTTP-P5 converts nothing: a quantity is a whole number from 1 to 10000 or an error at its path")
    void noCoercion(String quantity, String message) {
        Problem problem = problem(order("[" + LINE + ",{\"sku\":\"B\",\"quantity\":" + quantity + "}]"));

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.errors()).containsExactly(new FieldError("lines[1].quantity", message));
    }

    @Test
    @DisplayName("WEB-HTTP-P6 that is wrong in many places is told so at once, in the order of the lines")
    void allAtOnce() {
        Problem problem = problem("{\"customerId\":7,\"currency\":\"euro\",\"paymentToken\":\" \",\"lines\":[3,null,{\"quantity\":0}]}");

        assertThat(problem.errors())
                .containsExactly(
                        new FieldError("currency", "must be the ISO 4217 code of a currency, such as EUR"),
                        new FieldError("customerId", "must be a string"),
                        new FieldError("lines[0]", "must be an object"),
                        new FieldError("lines[1]", "must not be null"),
                        new FieldError("lines[2].quantity", "must be at least 1"),
                        new FieldError("lines[2].sku", "must not be blank"),
                        new FieldError("paymentToken", "must not be blank"));
    }

    @Test
    @DisplayName("says the same in every language of the server")
    void locale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMAN);

            assertThat(problem("{}").errors()).contains(new FieldError("lines", "must have at least one line"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    @DisplayName("may have a hundred lines, not more")
    void hundredLines() {
        String many = IntStream.range(0, 101).mapToObj(i -> LINE).collect(Collectors.joining(",", "[", "]"));

        assertThat(problem(order(many)).errors()).containsExactly(new FieldError("lines", "must have at most 100 lines"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"sku\":\"B\",\"quantity\":1}", "\"B\""})
    @DisplayName("needs an array where an array belongs")
    void noArray(String lines) {
        assertThat(problem(order(lines)).errors()).containsExactly(new FieldError("lines", "must be an array"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "a\\nb", "\\ud800"})
    @DisplayName("has no text that the database cannot keep")
    void uncleanText(String customer) {
        Problem problem = problem(order("[" + LINE + "]").replace("c-1", customer));

        assertThat(problem.errors()).extracting(FieldError::field).containsExactly("customerId");
    }

    @Test
    @DisplayName("WEB-HTTP-P8 over 64 KiB is 413, and not read to its end")
    void tooLarge() {
        var endless = new InputStream() {
            private int read;

            @Override
            public int read() {
                read++;
                return ' ';
            }
        };

        var refusal = catchThrowableOfType(Refusal.class, () -> json.read(endless, PlaceOrderRequest.class));

        assertThat(refusal.problem().status()).isEqualTo(413);
        assertThat(endless.read).isLessThanOrEqualTo(RequestJson.LIMIT + 1);
    }

    @Test
    @DisplayName("of exactly 64 KiB is read")
    void largest() {
        String text = "{}" + " ".repeat(RequestJson.LIMIT - 2);

        assertThat(problem(text).status()).isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource({"29.90, 29.90, EUR", "\"29.9\", 29.9, EUR", "0.1, 0.1, EUR", "29.9900, 29.9900, EUR", "500, 500, JPY", "\"0\", 0, EUR",
            "1e2, 1E+2, EUR"})
    @DisplayName("WEB-HTTP-P7 has prices that are read digit by digit, from a string or a number")
    void exactPrice(String text, String price, String currency) throws IOException {
        var request = json.read(body(product(text, currency)), PutProductRequest.class);

        assertThat(request.unitPrice()).isEqualTo(price);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "29.999       | EUR | must have no more decimals than the currency",
        "0.5          | JPY | must have no more decimals than the currency",
        "-1           | EUR | must not be negative",
        "1000000000   | EUR | must be less than 1000000000",
        "1e999999999  | EUR | is out of range",
        "1e-999999999 | EUR | is out of range",
        "\"1,5\"      | EUR | must be a decimal number, as a string or a number",
        "\"1e2\"      | EUR | must be a decimal number, as a string or a number",
        "true         | EUR | must be a decimal number, as a string or a number",
        "null         | EUR | must not be missing",
    })
    @DisplayName("has no price that the currency, or the catalogue, cannot have")
    void wrongPrice(String text, String currency, String message) {
        var refusal = catchThrowableOfType(
                Refusal.class, () -> json.read(body(product(text, currency)), PutProductRequest.class));

        assertThat(refusal.problem().errors()).containsExactly(new FieldError("unitPrice", message));
    }

    @ParameterizedTest
    @CsvSource({"65536, false", "65537, true", "9223372036854775807, false", "nonsense, false", "123456789012345678, true"})
    @DisplayName("WEB-HTTP-P8 that announces too large a size is refused unread")
    void announced(String contentLength, boolean refused) {
        var refusal = catchThrowableOfType(Refusal.class, () -> RequestJson.mustNotBeTooLarge(contentLength));

        assertThat(refusal != null).isEqualTo(refused);
    }

    private static String order(String lines) {
        return "{\"customerId\":\"c-1\",\"currency\":\"EUR\",\"paymentToken\":\"tok_visa\",\"lines\":" + lines + "}";
    }

    private static String product(String price, String currency) {
        return "{\"name\":\"A book\",\"unitPrice\":" + price + ",\"currency\":\"" + currency + "\"}";
    }

    private static Problem problem(String text) {
        return problem(text, PlaceOrderRequest.class);
    }

    private static Problem problem(String text, Class<? extends Record> type) {
        return catchThrowableOfType(Refusal.class, () -> json.read(body(text), type)).problem();
    }

    private static InputStream body(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }
}
