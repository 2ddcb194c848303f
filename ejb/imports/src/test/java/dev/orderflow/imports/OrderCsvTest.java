package dev.orderflow.imports;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.orders.PlaceOrder;
import dev.orderflow.orders.PlaceOrder.Item;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderCsvTest {

    private static final PlaceOrder ORDER = new PlaceOrder(
            "c-1", Currency.getInstance("EUR"), "tok_visa", List.of(new Item("BOOK-1", 2), new Item("PEN-1", 1)));

    @ParameterizedTest
    @ValueSource(strings = {
        "c-1,EUR,tok_visa,BOOK-1*2;PEN-1*1",
        "\"c-1\",\"EUR\",\"tok_visa\",\"BOOK-1*2;PEN-1*1\"",
        " c-1 , EUR , tok_visa , BOOK-1 * 2 ; PEN-1 * 1 "
    })
    @DisplayName("An order is read from its line, with quotes and blanks or without")
    void order(String line) {
        assertThat(read(line).errors()).isEmpty();
        assertThat(read(line).order()).contains(ORDER);
    }

    @Test
    @DisplayName("A quoted value may have commas and quotes, a SKU may have an asterisk")
    void quoted() {
        PlaceOrder order = read("\"Smith, \"\"Jo\"\"\",EUR,t,A*B*3").order().orElseThrow();

        assertThat(order.customerId()).isEqualTo("Smith, \"Jo\"");
        assertThat(order.items()).containsExactly(new Item("A*B", 3));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "c-1,EUR,tok_visa                    | The line has 3 values instead of 4.",
        "c-1,EUR,tok_visa,BOOK-1*1,x         | The line has 5 values instead of 4.",
        " ,EUR,tok_visa,BOOK-1*1             | customerId must have 1 to 64 characters, none of them a control character.",
        "c-1,XXQ,tok_visa,BOOK-1*1           | currency must be the ISO 4217 code of a currency, such as EUR.",
        "c-1,EUR,,BOOK-1*1                   | paymentToken must have 1 to 255 characters, none of them a control character.",
        "c-1,EUR,tok_visa,                   | lines[0] must be SKU*quantity, such as BOOK-1*2.",
        "c-1,EUR,tok_visa,BOOK-1*1;          | lines[1] must be SKU*quantity, such as BOOK-1*2.",
        "c-1,EUR,tok_visa,*1                 | lines[0].sku must have 1 to 64 characters, none of them a control character.",
        "c-1,EUR,tok_visa,BOOK-1*0           | lines[0].quantity must be a whole number from 1 to 10000.",
        "c-1,EUR,tok_visa,BOOK-1*1;PEN-1*2.5 | lines[1].quantity must be a whole number from 1 to 10000.",
        "c-1,EUR,tok_visa,BOOK-1*10001       | lines[0].quantity must be a whole number from 1 to 10000.",
    })
    @DisplayName("IMPORTS-P3 what is wrong with a line is said")
    void wrong(String line, String error) {
        assertThat(read(line).order()).isEmpty();
        assertThat(read(line).errors()).containsExactly(error);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "GmbH\",EUR,tok_visa,BOOK-1*1",
        "Mc\"Donald,EUR,tok_visa,BOOK-1*1",
        "\"Mc\"Donald,EUR,tok_visa,BOOK-1*1",
        "\"Mc\" ,EUR,tok_visa,BOOK-1*1",
        " \"Mc\",EUR,tok_visa,BOOK-1*1",
        "\"c-1,EUR,tok_visa,BOOK-1*1",
        "c-1,EUR,tok_visa,\"BOOK-1*1",
        "c-1,EUR,tok_visa,BOOK-1*1\"",
        "c-1,EUR,\"tok\"\"\"x,BOOK-1*1",
    })
    @DisplayName("IMPORTS-P7 a quote where none may be, or one that is not closed, is wrong, and makes no part of a value")
    void quotes(String line) {
        assertThat(read(line).order()).isEmpty();
        assertThat(read(line).errors()).singleElement().asString().startsWith("The quotes of the line do not match");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    @DisplayName("IMPORTS-P7 a value of several lines is one value, which no order may have")
    void severalLines(String lineEnd) {
        assertThat(read("\"Muster" + lineEnd + "GmbH\",EUR,tok_visa,BOOK-1*1").errors())
                .containsExactly("customerId must have 1 to 64 characters, none of them a control character.");
    }

    @Test
    @DisplayName("IMPORTS-P7 any text that is quoted comes back as it was")
    void anyText() {
        String alphabet = "a,\"é€ ";
        Random random = new Random(20);
        for (int i = 0; i < 2_000; i++) {
            String name = "x" + random.ints(random.nextInt(20), 0, alphabet.length()).mapToObj(at -> alphabet.substring(at, at + 1))
                    .collect(joining()) + "x";

            assertThat(read('"' + name.replace("\"", "\"\"") + "\",EUR,t,A*1").order().orElseThrow().customerId()).isEqualTo(name);
        }
    }

    @Test
    @DisplayName("IMPORTS-P3 everything that is wrong with a line is said at once")
    void allErrors() {
        assertThat(read(",XXQ,tok_visa,BOOK-1*x;PEN").errors()).hasSize(4);
    }

    @Test
    @DisplayName("IMPORTS-P3 a line with more items than an order may have is wrong")
    void tooManyItems() {
        assertThat(read("c-1,EUR,tok_visa," + "A*1;".repeat(99) + "A*1").errors()).isEmpty();
        assertThat(read("c-1,EUR,tok_visa," + "A*1;".repeat(100) + "A*1").errors()).containsExactly("lines must have at most 100 items.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"c\u0000-1,EUR,tok_visa,A*1", "c-1,EUR,tok\u0007,A*1", "c-1,EUR,tok_visa,A\u0000*1"})
    @DisplayName("IMPORTS-P3 what the database could not keep is wrong")
    void controlCharacters(String line) {
        assertThat(read(line).errors()).hasSize(1);
    }

    @Test
    @DisplayName("IMPORTS-P3 a line that is not UTF-8 is wrong")
    void notUtf8() {
        assertThat(OrderCsv.read("caf\u00e9,EUR,tok_visa,A*1".getBytes(ISO_8859_1)).errors())
                .containsExactly("The line is not text in UTF-8.");
    }

    @ParameterizedTest
    @ValueSource(strings = {OrderCsv.HEADER, "\"customerId\",\"currency\",\"paymentToken\",\"lines\"",
            " customerId , currency,paymentToken,\"lines\""})
    @DisplayName("IMPORTS-P6 the header is known, with quotes or without")
    void header(String line) {
        assertThatCode(() -> OrderCsv.mustBeHeader(line.getBytes(UTF_8))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c-1,EUR,tok_visa,A*1", "customerId;currency;paymentToken;lines",
            "customerId,currency,paymentToken,lines,x", "\"customerId,currency,paymentToken,lines\"",
            "customerId,currency,paymentToken,\"lines"})
    @DisplayName("IMPORTS-P6 another first line is refused")
    void otherHeader(String line) {
        assertThatThrownBy(() -> OrderCsv.mustBeHeader(line.getBytes(UTF_8))).isInstanceOf(NotAnOrderFile.class);
    }

    private static OrderCsv.Read read(String line) {
        return OrderCsv.read(line.getBytes(UTF_8));
    }
}
