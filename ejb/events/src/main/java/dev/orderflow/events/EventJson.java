package dev.orderflow.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.annotation.JsonFormat.Shape;
import com.fasterxml.jackson.annotation.JsonFormat.Value;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonCloudEventData;
import io.cloudevents.jackson.JsonFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes and reads events as CloudEvents 1.0 in structured JSON mode. Thread-safe; building one loads every schema, so keep it.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md">CloudEvents JSON format</a>
 */
public final class EventJson {

    private static final String CAUSATION_ID = "causationid";

    private final JsonFormat cloudEvents = new JsonFormat();
    private final ObjectMapper json = JsonMapper.builder()
            .withConfigOverride(BigDecimal.class, money -> money.setFormat(Value.forShape(Shape.STRING)))
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private final Map<EventType, Schema> schemas = new EnumMap<>(EventType.class);

    /** Reads the schemas from the class path. */
    public EventJson() {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        for (EventType type : EventType.values()) {
            try (InputStream schema = EventJson.class.getResourceAsStream(type.schemaResource())) {
                schemas.put(type, registry.getSchema(json.readTree(schema)));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + type.schemaResource(), e);
            }
        }
    }

    /** The event as JSON text. */
    public String write(Event event) {
        EventType type = event.type();
        CloudEventBuilder builder = CloudEventBuilder.v1()
                .withId(event.id())
                .withSource(URI.create(type.topic().source()))
                .withType(type.typeName())
                .withDataSchema(URI.create(type.dataSchema()))
                .withTime(event.time().atOffset(UTC))
                .withSubject(event.fact().orderId())
                .withDataContentType("application/json")
                .withData(JsonCloudEventData.wrap(json.valueToTree(event.fact())));
        event.causationId().ifPresent(cause -> builder.withExtension(CAUSATION_ID, cause));
        return new String(cloudEvents.serialize(builder.build()), UTF_8);
    }

    /**
     * The event in this JSON text.
     *
     * @throws UnreadableEvent when it is not JSON, not a CloudEvent, of an unknown type or version, or against its schema
     */
    public Event read(String text) {
        CloudEvent envelope = envelope(text);
        EventType type = EventType.named(envelope.getType())
                .orElseThrow(() -> new UnreadableEvent("The type \"" + envelope.getType() + "\" is unknown."));
        if (envelope.getDataSchema() == null || !type.dataSchema().equals(envelope.getDataSchema().toString())) {
            throw new UnreadableEvent("The dataschema of " + type.typeName() + " is \"" + envelope.getDataSchema()
                    + "\"; this version reads " + type.dataSchema() + ".");
        }
        if (envelope.getTime() == null) {
            throw new UnreadableEvent("The event has no time.");
        }
        Fact fact = fact(type, data(envelope));
        if (!fact.orderId().equals(envelope.getSubject())) {
            throw new UnreadableEvent("The subject \"" + envelope.getSubject() + "\" is not the order id \""
                    + fact.orderId() + "\" in the data.");
        }
        return new Event(
                envelope.getId(),
                envelope.getTime().toInstant(),
                Optional.ofNullable((String) envelope.getExtension(CAUSATION_ID)),
                fact);
    }

    private CloudEvent envelope(String text) {
        try {
            return cloudEvents.deserialize(text.getBytes(UTF_8));
        } catch (RuntimeException e) {
            // The SDK reports a missing attribute with IllegalStateException, bad JSON with its own exceptions.
            throw new UnreadableEvent("The message is not a CloudEvent in JSON: " + e.getMessage(), e);
        }
    }

    private static JsonNode data(CloudEvent envelope) {
        if (envelope.getData() instanceof JsonCloudEventData data) {
            return data.getNode();
        }
        throw new UnreadableEvent("The event has no data in JSON.");
    }

    private Fact fact(EventType type, JsonNode data) {
        List<Error> violations = schemas.get(type).validate(data);
        if (!violations.isEmpty()) {
            throw new UnreadableEvent("The data is against " + type.dataSchema() + ": "
                    + violations.stream().map(Error::toString).collect(joining("; ")) + ".");
        }
        try {
            return json.treeToValue(data, type.fact());
        } catch (JsonProcessingException e) {
            throw new UnreadableEvent("The data is no " + type.typeName() + ": " + e.getOriginalMessage(), e);
        }
    }
}
