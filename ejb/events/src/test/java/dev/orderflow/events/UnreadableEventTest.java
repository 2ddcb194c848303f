package dev.orderflow.events;

import static dev.orderflow.events.SampleFacts.asEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class UnreadableEventTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final EventJson eventJson = new EventJson();
    private final String readable = eventJson.write(asEvent(SampleFacts.orderPlaced()));

    @ParameterizedTest(name = "{1}: <{0}>")
    @MethodSource
    @DisplayName("EVENTS-P4 what is not JSON, or not a JSON object, is unreadable")
    void notAJsonObject(String text, String complaint) {
        unreadable(text, complaint);
    }

    static Stream<Arguments> notAJsonObject() {
        return Stream.of(
                arguments("", "not a JSON object"),
                arguments("null", "not a JSON object"),
                arguments("[]", "not a JSON object"),
                arguments("42", "not a JSON object"),
                arguments("order 42, please", "not JSON, from line 1, column 1 on."),
                arguments("{\"specversion\": ", "not JSON, from line 1, column 17 on."),
                arguments("[".repeat(2000), "nested too deeply"));
    }

    @Test
    @DisplayName("EVENTS-P4 an event with something after it is not JSON")
    void trailingText() {
        unreadable(readable + " and more", "not JSON, from line 1, column ");
        unreadable(readable + readable, "not JSON, from line 1, column ");
    }

    @ParameterizedTest
    @CsvSource({"specversion", "id", "source", "type", "dataschema", "time", "subject", "data"})
    @DisplayName("EVENTS-P4 what lacks an attribute of the contract is not an event")
    void lacksAnAttribute(String attribute) throws IOException {
        unreadable(readableWithout("/" + attribute), "The event has no " + attribute);
    }

    @ParameterizedTest
    @CsvSource({"specversion", "id", "source", "type", "dataschema", "time", "subject", "datacontenttype", "causationid"})
    @DisplayName("EVENTS-P4 an attribute that is not a string, or an empty one, is against the contract")
    void attributeOfAnotherType(String attribute) throws IOException {
        for (String value : new String[] {"5", "1.5", "true", "{}", "[]", "\"\""}) {
            unreadable(readableWith("/" + attribute, value), "The " + attribute + " is not a string");
        }
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /specversion     | "0.3"                         | The specversion is "0.3"; this version reads CloudEvents 1.0
            /type            | "OrderForgotten"              | The type "OrderForgotten" is unknown
            /type            | "PaymentVoided"               | The dataschema of PaymentVoided is "urn:orderflow:OrderPlaced:1"
            /dataschema      | "urn:orderflow:OrderPlaced:2" | is "urn:orderflow:OrderPlaced:2"; this version reads urn:orderflow:OrderPlaced:1
            /time            | "yesterday"                   | The time "yesterday" is not an RFC 3339 time
            /time            | "2026-11-22T09:31:00"         | is not an RFC 3339 time
            /time            | "+300000-01-01T00:00:00Z"     | is not an RFC 3339 time
            /subject         | "another order"               | The subject "another order" is not the order id
            /datacontenttype | "text/xml"                    | The datacontenttype is not application/json
            """)
    @DisplayName("EVENTS-P4 an envelope of an unknown type or version, or that contradicts its data, is unreadable")
    void envelopeAgainstTheContract(String pointer, String value, String complaint) throws IOException {
        unreadable(readableWith(pointer, value), complaint);
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /data                   | "text"   | string found, object expected
            /data                   | []       | array found, object expected
            /data                   | null     | null found, object expected
            /data/orderId           | ""       | /orderId: must be at least 1 characters long
            /data/total             | 59.98    | /total: number found, string expected
            /data/total             | "5.99E1" | /total: does not match
            /data/total             | "-1.00"  | /total: does not match
            /data/total             | "1.00\\n" | /total: does not match
            /data/currency          | "euro"   | /currency: does not match
            /data/currency          | "XXQ"    | The data is no OrderPlaced: /currency has a value that there is not.
            /data/lines             | []       | /lines: must have at least 1 items
            /data/lines/0/quantity  | 0        | /lines/0/quantity: must have a minimum value of 1
            /data/lines/0/quantity  | "2"      | /lines/0/quantity: string found, integer expected
            /data/lines/0/quantity  | 1.5      | /lines/0/quantity: number found, integer expected
            /data/lines/0/quantity  | 4e999999 | /lines/0/quantity: must have a maximum value of 1000000
            """)
    @DisplayName("EVENTS-P4 data against its schema are unreadable, and the message names the field")
    void dataAgainstTheSchema(String pointer, String value, String complaint) throws IOException {
        // As text, for Jackson's tree would not keep a number that is out of all proportion.
        String marked = readableWith(pointer, "\"MARK\"");
        unreadable(marked.replace("\"MARK\"", value), complaint);
    }

    @Test
    @DisplayName("EVENTS-P4 data in Base64 are no data in JSON")
    void binaryData() throws IOException {
        ObjectNode event = (ObjectNode) JSON.readTree(readableWithout("/data"));

        unreadable(event.put("data_base64", "e30=").toString(), "The event has no data");
    }

    @Test
    @DisplayName("The message is one line and short, whatever strangers have sent")
    void messageFitsAPropertyAndALogLine() throws IOException {
        String type = "\"Order\\nPlaced" + "!".repeat(100_000) + "\"";

        assertThatExceptionOfType(UnreadableEvent.class)
                .isThrownBy(() -> eventJson.read(readableWith("/type", type)))
                .satisfies(it -> assertThat(it.getMessage())
                        .startsWith("The type \"Order Placed!!!")
                        .hasSizeLessThanOrEqualTo(1000));
    }

    private void unreadable(String text, String complaint) {
        assertThatExceptionOfType(UnreadableEvent.class)
                .as(text)
                .isThrownBy(() -> eventJson.read(text))
                .withMessageContaining(complaint)
                // No class of ours or of a library.
                .satisfies(it -> assertThat(it.getMessage()).doesNotContainPattern("[a-z]\\.[A-Za-z]*[A-Z]|Source|Stream"));
    }

    private String readableWith(String pointer, String value) throws IOException {
        JsonPointer field = JsonPointer.compile(pointer);
        ObjectNode event = (ObjectNode) JSON.readTree(readable);
        ((ObjectNode) event.at(field.head())).set(field.last().getMatchingProperty(), JSON.readTree(value));
        return event.toString();
    }

    private String readableWithout(String pointer) throws IOException {
        ObjectNode event = (ObjectNode) JSON.readTree(readable);
        event.remove(JsonPointer.compile(pointer).getMatchingProperty());
        return event.toString();
    }
}
