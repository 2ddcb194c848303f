package dev.orderflow.events;

import static dev.orderflow.events.SampleFacts.asEvent;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map.Entry;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AsyncApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final JsonNode asyncApi = asyncApi();

    @Test
    @DisplayName("AsyncAPI lists exactly the topics of the contract")
    void topics() {
        Set<String> addresses = asyncApi.get("channels").valueStream().map(it -> it.get("address").textValue()).collect(toSet());

        assertThat(addresses).isEqualTo(Arrays.stream(Topic.values()).map(Topic::address).collect(toSet()));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("AsyncAPI lists exactly the types of a topic on it")
    void typesOfATopic(Topic topic) {
        Set<String> messages = asyncApi.at("/channels/" + topic.address() + "/messages").propertyStream()
                .peek(it -> assertThat(it.getValue().get("$ref").textValue()).isEqualTo("#/components/messages/" + it.getKey()))
                .map(Entry::getKey)
                .collect(toSet());

        assertThat(messages).isEqualTo(Arrays.stream(EventType.values())
                .filter(it -> it.topic() == topic)
                .map(EventType::typeName)
                .collect(toSet()));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("EVENTS-P6 AsyncAPI has each subscription as an operation that receives on its topic, with exactly the types that it"
            + " reads")
    void subscriptions(Subscription subscription) {
        List<JsonNode> operations = receivers().filter(it -> it.path("title").textValue().equals(subscription.queue())).toList();

        assertThat(operations).hasSize(1);
        String channel = operations.get(0).at("/channel/$ref").textValue();
        assertThat(channel).isEqualTo("#/channels/" + subscription.topic().address());
        // An operation that lists none takes all of its channel (AsyncAPI 3.0, Operation Object).
        Set<String> listed = operations.get(0).path("messages").valueStream().map(it -> it.get("$ref").textValue()).collect(toSet());
        Set<String> read = subscription.read().stream().map(type -> channel + "/messages/" + type.typeName()).collect(toSet());
        assertThat(listed).isIn(subscription.module().equals("history") ? Set.of() : read, read);
    }

    @Test
    @DisplayName("EVENTS-P6 nobody receives in AsyncAPI who has no subscription")
    void noStrayReceivers() {
        assertThat(receivers().map(it -> it.path("title").textValue())).containsExactlyInAnyOrderElementsOf(Subscription.queues());
    }

    @Test
    @DisplayName("AsyncAPI describes no message that is on no topic")
    void noStrayMessages() {
        Set<String> messages = asyncApi.at("/components/messages").propertyStream().map(Entry::getKey).collect(toSet());

        assertThat(messages).isEqualTo(Arrays.stream(EventType.values()).map(EventType::typeName).collect(toSet()));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("AsyncAPI points to the schema that ships in the same jar")
    void referencesTheSchema(EventType type) {
        String reference = asyncApi.at("/components/messages/" + type.typeName() + "/payload/allOf/1/properties/data/$ref").textValue();

        assertThat(reference).isEqualTo("../dev/orderflow/events/" + type.schemaResource());
        assertThat(EventType.class.getResource("/META-INF/" + reference)).isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("EVENTS-P2 every event written satisfies the payload that AsyncAPI promises, envelope and data")
    void eventsSatisfyThePayload(EventType type) throws IOException {
        JsonNode event = JSON.readTree(new EventJson().write(asEvent(SampleFacts.of(type))));

        assertThat(payload(type).validate(event)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("AsyncAPI's payload holds an event to its type, its version, its source and the schema of its data")
    void payloadsAreNotEmptyPromises(EventType type) throws IOException {
        ObjectNode event = (ObjectNode) JSON.readTree(new EventJson().write(asEvent(SampleFacts.of(type))));

        assertThat(payload(type).validate(event.deepCopy().put("type", "OrderForgotten"))).isNotEmpty();
        assertThat(payload(type).validate(event.deepCopy().put("dataschema", "urn:orderflow:" + type.typeName() + ":2"))).isNotEmpty();
        assertThat(payload(type).validate(event.deepCopy().put("source", "/orderflow/nowhere"))).isNotEmpty();
        assertThat(payload(type).validate(event.deepCopy().without("id"))).isNotEmpty();
        event.withObject("/data").remove("orderId");
        assertThat(payload(type).validate(event)).isNotEmpty();
    }

    private Schema payload(EventType type) {
        return schemas.getSchema(
                SchemaLocation.of("classpath:META-INF/asyncapi.yaml#/components/messages/" + type.typeName() + "/payload"));
    }

    private Stream<JsonNode> receivers() {
        return asyncApi.get("operations").valueStream().filter(it -> it.get("action").textValue().equals("receive"));
    }

    private static JsonNode asyncApi() {
        try (InputStream yaml = EventType.class.getResourceAsStream("/META-INF/asyncapi.yaml")) {
            return new YAMLMapper().readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
