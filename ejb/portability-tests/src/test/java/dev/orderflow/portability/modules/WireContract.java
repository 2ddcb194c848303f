package dev.orderflow.portability.modules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.orderflow.events.Event;
import dev.orderflow.events.EventJson;
import dev.orderflow.events.EventType;
import jakarta.jms.DeliveryMode;
import jakarta.jms.TextMessage;
import java.io.InputStream;
import java.time.Instant;
import java.util.UUID;

/** Holds a message as it came from the broker against the contract: CloudEvents, JSON Schema, JMS properties. */
final class WireContract {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final EventJson EVENTS = new EventJson();

    private WireContract() {}

    /**
     * The event in the message.
     *
     * @throws AssertionError when anything is not as the contract says
     */
    static Event eventIn(TextMessage message) throws Exception {
        JsonNode json = JSON.readTree(message.getText());
        EventType type = EventType.named(json.path("type").asText()).orElseThrow();
        envelopeIsCloudEvents(json, type);
        dataIsAsItsSchemaSays(json.path("data"), type);
        propertiesTellTheSame(message, json);
        return EVENTS.read(message.getText());
    }

    private static void envelopeIsCloudEvents(JsonNode json, EventType type) {
        assertThat(json.path("specversion").asText()).isEqualTo("1.0");
        assertThat(UUID.fromString(json.path("id").asText())).hasToString(json.path("id").asText());
        assertThat(json.path("source").asText()).isEqualTo(type.topic().source());
        assertThat(json.path("dataschema").asText()).isEqualTo("urn:orderflow:" + type.typeName() + ":1");
        assertThat(json.path("datacontenttype").asText()).isEqualTo("application/json");
        assertThat(Instant.parse(json.path("time").asText())).isNotNull();
        assertThat(json.path("subject").asText()).isEqualTo(json.path("data").path("orderId").asText());
    }

    private static void dataIsAsItsSchemaSays(JsonNode data, EventType type) throws Exception {
        try (InputStream schema = EventType.class.getResourceAsStream("schemas/" + type.typeName() + "-1.json")) {
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(JSON.readTree(schema))
                            .validate(data))
                    .isEmpty();
        }
    }

    private static void propertiesTellTheSame(TextMessage message, JsonNode json) throws Exception {
        assertThat(message.getJMSDeliveryMode()).isEqualTo(DeliveryMode.PERSISTENT);
        assertThat(message.getStringProperty("ce_id")).isEqualTo(json.path("id").asText());
        assertThat(message.getStringProperty("ce_type")).isEqualTo(json.path("type").asText());
        assertThat(message.getStringProperty("ce_subject")).isEqualTo(json.path("subject").asText());
        assertThat(message.getStringProperty("ce_dataschema")).isEqualTo(json.path("dataschema").asText());
        assertThat(message.getStringProperty("JMSXGroupID")).isEqualTo(json.path("subject").asText());
        assertThat(message.getStringProperty("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    }
}
