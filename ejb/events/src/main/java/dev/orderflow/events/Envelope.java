package dev.orderflow.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The attributes of a CloudEvent around its data. Attributes that the contract does not know are not looked at.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md#context-attributes">Context attributes</a>
 */
final class Envelope {

    private static final String SPEC_VERSION = "1.0";
    private static final String JSON = "application/json";
    /** RFC 3339, 5.6: years have four digits. What Java takes beyond that no database keeps. */
    private static final Pattern FOUR_DIGITS = Pattern.compile("\\d{4}-.*");
    private static final Pattern JSON_WITH_PARAMETERS = Pattern.compile(JSON + "\\s*(;.*)?", Pattern.CASE_INSENSITIVE);

    private final JsonNode event;

    /**
     * The envelope in this JSON.
     *
     * @throws UnreadableEvent when it is no CloudEvent 1.0 with JSON data; so do all methods about the attribute they read
     */
    Envelope(JsonNode event) {
        this.event = event;
        if (!event.isObject()) {
            throw new UnreadableEvent("The message is not a JSON object.");
        }
        if (!SPEC_VERSION.equals(required("specversion"))) {
            throw new UnreadableEvent(
                    "The specversion is \"" + required("specversion") + "\"; this version reads CloudEvents " + SPEC_VERSION + ".");
        }
        required("source");
        if (!JSON_WITH_PARAMETERS.matcher(optional("datacontenttype").orElse(JSON)).matches()) {
            throw new UnreadableEvent("The datacontenttype is not " + JSON + ".");
        }
    }

    /** The event as it goes over the wire, with this data. */
    static ObjectNode around(Event event, JsonNode data) {
        EventType type = event.type();
        ObjectNode envelope = JsonNodeFactory.instance.objectNode()
                .put("specversion", SPEC_VERSION)
                .put("id", event.id())
                .put("source", type.topic().source())
                .put("type", type.typeName())
                .put("dataschema", type.dataSchema())
                .put("time", event.time().toString())
                .put("subject", event.fact().orderId())
                .put("datacontenttype", JSON);
        event.causationId().ifPresent(cause -> envelope.put("causationid", cause));
        envelope.set("data", data);
        return envelope;
    }

    String id() {
        return required("id");
    }

    String typeName() {
        return required("type");
    }

    EventType type() {
        String name = typeName();
        EventType type = EventType.named(name)
                .orElseThrow(() -> new UnreadableEvent("The type \"" + name + "\" is unknown."));
        if (!type.dataSchema().equals(required("dataschema"))) {
            throw new UnreadableEvent("The dataschema of " + name + " is \"" + required("dataschema")
                    + "\"; this version reads " + type.dataSchema() + ".");
        }
        return type;
    }

    Instant time() {
        String time = required("time");
        if (!FOUR_DIGITS.matcher(time).matches()) {
            throw new UnreadableEvent("The time \"" + time + "\" is not an RFC 3339 time.");
        }
        try {
            return Instant.parse(time);
        } catch (DateTimeException e) {
            throw new UnreadableEvent("The time \"" + time + "\" is not an RFC 3339 time.", e);
        }
    }

    String subject() {
        return required("subject");
    }

    Optional<String> causationId() {
        return optional("causationid");
    }

    JsonNode data() {
        JsonNode data = event.path("data");
        if (data.isMissingNode()) {
            throw new UnreadableEvent("The event has no data in JSON.");
        }
        return data;
    }

    private String required(String attribute) {
        return optional(attribute).orElseThrow(() -> new UnreadableEvent("The event has no " + attribute + "."));
    }

    /** The JSON format treats null as absent (3.1); an attribute that is present is never empty. */
    private Optional<String> optional(String attribute) {
        JsonNode value = event.path(attribute);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual() || value.textValue().isEmpty()) {
            throw new UnreadableEvent("The " + attribute + " is not a string with something in it.");
        }
        return Optional.of(value.textValue());
    }
}
