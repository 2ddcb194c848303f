package dev.orderflow.events;

import static dev.orderflow.events.SampleFacts.asEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final EventJson eventJson = new EventJson();

    @ParameterizedTest
    @EnumSource
    @DisplayName("EVENTS-P1 what is read equals what was written")
    void survivesTheWayThroughJson(EventType type) {
        Event written = asEvent(SampleFacts.of(type));

        Event read = eventJson.read(eventJson.write(written));

        assertThat(read).isEqualTo(written);
        assertThat(read.type()).isEqualTo(type);
    }

    @Test
    @DisplayName("EVENTS-P1 an event that came from outside has no cause, before and after")
    void withoutCause() throws IOException {
        Event written = new Event("e-1", Instant.parse("2026-11-22T09:31:00Z"), Optional.empty(), SampleFacts.orderPlaced());

        String text = eventJson.write(written);

        assertThat(JSON.readTree(text).has("causationid")).isFalse();
        assertThat(eventJson.read(text)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"60.00", "0.00", "0", "0.0001", "29.990", "999999999999999.9999"})
    @DisplayName("EVENTS-P1 money keeps every digit, trailing zeros too")
    void moneyToTheLastDigit(String amount) throws IOException {
        String text = eventJson.write(asEvent(SampleFacts.paymentOf(amount)));

        assertThat(JSON.readTree(text).at("/data/amount")).isEqualTo(JSON.getNodeFactory().textNode(amount));
        assertThat(eventJson.read(text).fact()).isEqualTo(SampleFacts.paymentOf(amount));
    }

    @Test
    @DisplayName("EVENTS-P1 money is written without an exponent, whatever its scale")
    void noExponent() throws IOException {
        String text = eventJson.write(asEvent(SampleFacts.paymentOf("6E+1")));

        assertThat(JSON.readTree(text).at("/data/amount").textValue()).isEqualTo("60");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("EVENTS-P2 every event written satisfies the JSON Schema that ships beside it")
    void satisfiesItsSchema(EventType type) throws IOException {
        JsonNode data = JSON.readTree(eventJson.write(asEvent(SampleFacts.of(type)))).get("data");

        assertThat(schema(type).validate(data)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("EVENTS-P2 the schema requires every component of the fact")
    void schemaDescribesTheFact(EventType type) throws IOException {
        ObjectNode data = (ObjectNode) JSON.readTree(eventJson.write(asEvent(SampleFacts.of(type)))).get("data");

        for (String component : List.copyOf(data.propertyStream().map(it -> it.getKey()).toList())) {
            assertThat(schema(type).validate(data.deepCopy().without(component))).as(component).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.01", "0.00001", "1000000000000000"})
    @DisplayName("EVENTS-P2 a fact against its schema is not written")
    void refusesToWriteWhatNobodyWouldRead(String amount) {
        Event event = asEvent(SampleFacts.paymentOf(amount));

        assertThatThrownBy(() -> eventJson.write(event))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("urn:orderflow:PaymentCaptured:1")
                .hasMessageContaining("/amount");
    }

    @Test
    @DisplayName("EVENTS-P2 stock facts take the sum of the largest order that OrderPlaced takes: 1,000 lines of 1,000,000 pieces")
    void largestOrder() {
        int lines = 1_000;
        int quantity = 1_000_000;
        OrderPlaced one = SampleFacts.orderPlaced();
        List<Fact> largest = List.of(
                new OrderPlaced(one.orderId(), one.customerId(), one.currency(), one.total(), one.paymentToken(),
                        Collections.nCopies(lines, new OrderPlaced.Line("BOOK-1", quantity, new BigDecimal("29.99")))),
                new StockReserved(one.orderId(), List.of(new StockReserved.Line("BOOK-1", lines * quantity))),
                new StockShort(one.orderId(), List.of(new StockShort.Line("BOOK-1", lines * quantity, lines * quantity - 1))),
                new StockReleased(one.orderId(), List.of(new StockReleased.Line("BOOK-1", lines * quantity))));

        assertThat(largest).allSatisfy(fact ->
                assertThat(eventJson.read(eventJson.write(asEvent(fact))).fact()).isEqualTo(fact));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("EVENTS-P2 the envelope is a CloudEvent to the CloudEvents SDK too")
    void isACloudEvent(EventType type) {
        Event event = asEvent(SampleFacts.of(type));

        CloudEvent read = new JsonFormat().deserialize(eventJson.write(event).getBytes(StandardCharsets.UTF_8));

        assertThat(read.getSpecVersion()).hasToString("1.0");
        assertThat(read.getId()).isEqualTo(event.id());
        assertThat(read.getSource()).isEqualTo(URI.create(type.topic().source()));
        assertThat(read.getType()).isEqualTo(event.fact().getClass().getSimpleName());
        assertThat(read.getDataSchema()).isEqualTo(URI.create("urn:orderflow:" + read.getType() + ":1"));
        assertThat(read.getTime()).isEqualTo(event.time().atOffset(ZoneOffset.UTC));
        assertThat(read.getSubject()).isEqualTo(SampleFacts.ORDER_ID);
        assertThat(read.getDataContentType()).isEqualTo("application/json");
        assertThat(read.getExtension("causationid")).isEqualTo(event.causationId().orElseThrow());
    }

    @Test
    @DisplayName("The example of the contract is read as it stands there")
    void readsTheExampleOfTheContract() {
        Event event = eventJson.read("""
                { "specversion": "1.0", "id": "e-1", "source": "/orderflow/orders", "type": "OrderPlaced",
                  "dataschema": "urn:orderflow:OrderPlaced:1", "time": "2026-11-22T09:31:00.123Z", "subject": "o-1",
                  "datacontenttype": "application/json", "causationid": "e-0",
                  "data": { "orderId": "o-1", "customerId": "c-1", "currency": "EUR", "total": "59.98", "paymentToken": "tok_visa",
                    "lines": [ { "sku": "BOOK-1", "quantity": 2, "unitPrice": "29.99" } ] } }
                """);

        assertThat(event).isEqualTo(new Event("e-1", Instant.parse("2026-11-22T09:31:00.123Z"), Optional.of("e-0"),
                new OrderPlaced("o-1", "c-1", Currency.getInstance("EUR"), new BigDecimal("59.98"), "tok_visa",
                        List.of(new OrderPlaced.Line("BOOK-1", 2, new BigDecimal("29.99"))))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "1.5", "99999999999", "true", "null", "\"text\"", "[1, 2]", "{\"a\": {}}"})
    @DisplayName("EVENTS-P3 a field that a reader does not know is ignored, in the envelope, the data and the lines")
    void ignoresUnknownFields(String value) throws IOException {
        Event written = asEvent(SampleFacts.orderPlaced());
        ObjectNode event = (ObjectNode) JSON.readTree(eventJson.write(written));
        event.set("partitionkey", JSON.readTree(value));
        event.set("notQuite_an-attribute", JSON.readTree(value));
        ((ObjectNode) event.get("data")).set("giftWrap", JSON.readTree(value));
        ((ObjectNode) event.at("/data/lines/0")).set("colour", JSON.readTree(value));

        assertThat(eventJson.read(event.toString())).isEqualTo(written);
    }

    @Test
    @DisplayName("EVENTS-P5 an unopened event is whole, whatever its type, its version and its data")
    void unopened() {
        String text = eventJson.write(asEvent(SampleFacts.orderPlaced()))
                .replace("OrderPlaced:1", "OrderPlaced:9")
                .replace("\"paymentToken\"", "\"more\":true,\"token\"");

        UnopenedEvent event = eventJson.readUnopened(text);

        assertThat(event.text()).isEqualTo(text);
        assertThat(event.type()).isEqualTo("OrderPlaced");
        assertThat(event.subject()).isEqualTo(SampleFacts.ORDER_ID);
        assertThat(event.id()).isEqualTo(asEvent(SampleFacts.orderPlaced()).id());
        assertThat(event.time()).isEqualTo(asEvent(SampleFacts.orderPlaced()).time());
        assertThat(event.causationId()).isEqualTo(asEvent(SampleFacts.orderPlaced()).causationId());
    }

    @Test
    @DisplayName("EVENTS-P3 the content type may be left out, as CloudEvents allows for JSON, or have parameters")
    void contentTypeIsOptional() throws IOException {
        Event written = asEvent(SampleFacts.orderPlaced());
        ObjectNode event = (ObjectNode) JSON.readTree(eventJson.write(written));

        assertThat(eventJson.read(event.put("datacontenttype", "application/json; charset=utf-8").toString()))
                .isEqualTo(written);
        assertThat(eventJson.read(event.without("datacontenttype").toString())).isEqualTo(written);
    }

    /** Found by its file name, with no help from the code under test. */
    private static Schema schema(EventType type) {
        String file = "classpath:dev/orderflow/events/schemas/" + type.fact().getSimpleName() + "-1.json";
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(SchemaLocation.of(file));
    }
}
