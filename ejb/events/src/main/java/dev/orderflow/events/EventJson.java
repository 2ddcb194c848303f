package dev.orderflow.events;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializerBase;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Writes and reads events as CloudEvents 1.0 in structured JSON mode. Thread-safe; building one loads every schema, so keep it.
 *
 * <p>The envelope is handled here and not by the CloudEvents SDK, which takes trailing garbage, an empty id and version 0.3 for
 * an event, and refuses events with fields of a type that it does not expect. The tests have the SDK read what is written here.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md">CloudEvents JSON format</a>
 */
public final class EventJson {

    /** As many as fit into the message of {@link UnreadableEvent}; a stranger's message may have one for each few bytes. */
    private static final int MOST_VIOLATIONS = 20;

    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new SimpleModule().addSerializer(new PlainMoney()))
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
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

    /**
     * The event as JSON text. Money is written with all its decimals and without an exponent.
     *
     * @throws IllegalArgumentException when the fact is against its schema: better to fail where it happens, in the transaction
     *     that publishes, than as a dead letter of every subscription
     */
    public String write(Event event) {
        EventType type = event.type();
        JsonNode data = json.valueToTree(event.fact());
        String violations = violations(type, data);
        if (!violations.isEmpty()) {
            throw new IllegalArgumentException("The fact is against " + type.dataSchema() + ": " + violations + ".");
        }
        return Envelope.around(event, data).toString();
    }

    /**
     * The event in this JSON text.
     *
     * @throws UnreadableEvent when it is not JSON, not a CloudEvent, of an unknown type or version, or against its schema
     */
    public Event read(String text) {
        Envelope envelope = new Envelope(parse(text));
        EventType type = envelope.type();
        Fact fact = fact(type, envelope.data());
        if (!fact.orderId().equals(envelope.subject())) {
            throw new UnreadableEvent("The subject \"" + envelope.subject() + "\" is not the order id \"" + fact.orderId()
                    + "\" in the data.");
        }
        return new Event(envelope.id(), envelope.time(), envelope.causationId(), fact);
    }

    /**
     * The event in this JSON text with its data unopened, for those who pass it on or keep it.
     *
     * @throws UnreadableEvent when it is not JSON or not a CloudEvent
     */
    public UnopenedEvent readUnopened(String text) {
        Envelope envelope = new Envelope(parse(text));
        return new UnopenedEvent(
                envelope.id(), envelope.typeName(), envelope.time(), envelope.subject(), envelope.causationId(), text);
    }

    private JsonNode parse(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UnreadableEvent("The message is " + unreadable(e), e);
        }
    }

    private Fact fact(EventType type, JsonNode data) {
        String violations = violations(type, data);
        if (!violations.isEmpty()) {
            throw new UnreadableEvent("The data is against " + type.dataSchema() + ": " + violations + ".");
        }
        try {
            return json.treeToValue(data, type.fact());
        } catch (JsonProcessingException e) {
            throw new UnreadableEvent("The data is no " + type.typeName() + ": " + where(e) + " has a value that there is not.", e);
        }
    }

    /** In our words: Jackson's name classes, and operators who edit a message get to see this. */
    private static String unreadable(JsonProcessingException e) {
        if (e instanceof StreamConstraintsException) {
            return "too much for any reader: it is nested too deeply, or has a number or a name that is too long.";
        }
        JsonLocation place = e.getLocation();
        return place == null
                ? "not JSON."
                : "not JSON, from line " + place.getLineNr() + ", column " + place.getColumnNr() + " on.";
    }

    private static String where(JsonProcessingException e) {
        return e instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(step -> step.getFieldName() == null ? "/" + step.getIndex() : "/" + step.getFieldName())
                        .collect(joining())
                : "it";
    }

    private String violations(EventType type, JsonNode data) {
        List<Error> errors = schemas.get(type).validate(data);
        return errors.stream().limit(MOST_VIOLATIONS).map(Error::toString).collect(joining("; "));
    }

    /** Jackson's own setting for plain decimals has no effect on the way to a tree. */
    private static final class PlainMoney extends ToStringSerializerBase {

        PlainMoney() {
            super(BigDecimal.class);
        }

        @Override
        public String valueToString(Object money) {
            return ((BigDecimal) money).toPlainString();
        }
    }
}
