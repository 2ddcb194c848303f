package dev.orderflow.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.database.FakeTransaction;
import dev.orderflow.events.Event;
import dev.orderflow.events.EventJson;
import dev.orderflow.events.EventType;
import dev.orderflow.events.Fact;
import dev.orderflow.events.SampleFacts;
import jakarta.jms.JMSException;
import jakarta.jms.TextMessage;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JmsEventsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:31:00.123Z");

    private final RecordingBroker broker = new RecordingBroker();
    private final FakeTransaction transaction = new FakeTransaction();
    private final JmsEvents events = new JmsEvents();

    @BeforeEach
    void wire() {
        events.outbox = new Outbox();
        events.outbox.broker = broker;
        events.outbox.transaction = transaction;
        events.json = new EventJson();
        events.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        events.causation = new Causation();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A fact goes to the topic of its type, as text, with the properties of the contract and no others")
    void publishes(EventType type) throws JMSException {
        Fact fact = SampleFacts.of(type);

        events.publish(fact);

        assertThat(broker.openContexts).isZero();
        assertThat(broker.sent).hasSize(1);
        RecordingBroker.Sent sent = broker.sent.get(0);
        assertThat(sent.topic()).isEqualTo(type.topic().address());
        Event event = new EventJson().read(((TextMessage) sent.message()).getText());
        assertThat(event.fact()).isEqualTo(fact);
        assertThat(event.time()).isEqualTo(NOW);
        assertThat(UUID.fromString(event.id())).hasToString(event.id());
        assertThat(RecordedMessage.propertiesOf(sent.message()))
                .containsOnlyKeys("ce_id", "ce_type", "ce_subject", "ce_dataschema", "traceparent", "JMSXGroupID")
                .containsEntry("ce_id", event.id())
                .containsEntry("ce_type", fact.getClass().getSimpleName())
                .containsEntry("ce_subject", SampleFacts.ORDER_ID)
                .containsEntry("ce_dataschema", "urn:orderflow:" + fact.getClass().getSimpleName() + ":1")
                .containsEntry("JMSXGroupID", SampleFacts.ORDER_ID);
    }

    @Test
    @DisplayName("MESSAGING-P3 an event names the event that caused it, and both belong to one trace")
    void namesItsCause() throws JMSException {
        events.causation.continues("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        events.causation.reactsTo("e-1");

        events.publish(SampleFacts.orderPlaced());

        TextMessage message = (TextMessage) broker.sent.get(0).message();
        assertThat(new EventJson().read(message.getText()).causationId()).contains("e-1");
        assertThat(message.getStringProperty("traceparent")).startsWith("00-4bf92f3577b34da6a3ce929d0e0e4736-");
    }

    @Test
    @DisplayName("Many facts go out in their order, as each would alone, over one connection")
    void publishesAll() throws JMSException {
        List<Fact> facts = List.of(SampleFacts.orderPlaced(), SampleFacts.paymentOf("1.00"), SampleFacts.orderPlaced());

        events.publishAll(facts);

        assertThat(broker.connections).isEqualTo(1);
        assertThat(broker.openContexts).isZero();
        assertThat(broker.sent).extracting(RecordingBroker.Sent::topic).containsExactly("orders", "payments", "orders");
        List<Event> sent = new ArrayList<>();
        for (RecordingBroker.Sent one : broker.sent) {
            sent.add(new EventJson().read(((TextMessage) one.message()).getText()));
        }
        assertThat(sent).extracting(Event::fact).isEqualTo(facts);
        assertThat(sent).extracting(Event::id).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("MESSAGING-P8 what several deliveries of a transaction publish goes out before it commits, over one connection;"
            + " then as ever")
    void collects() {
        events.outbox.collect();
        events.publish(SampleFacts.orderPlaced());
        events.publish(SampleFacts.paymentOf("1.00"));
        assertThat(broker.sent).isEmpty();

        transaction.commits();

        assertThat(broker.sent).extracting(RecordingBroker.Sent::topic).containsExactly("orders", "payments");
        assertThat(broker.connections).isEqualTo(1);
        assertThat(broker.openContexts).isZero();
        events.publish(SampleFacts.orderPlaced());
        assertThat(broker.sent).hasSize(3);
    }

    @Test
    @DisplayName("MESSAGING-P1 what a transaction that is rolled back has collected goes nowhere")
    void collectsForNobody() {
        events.outbox.collect();
        events.publish(SampleFacts.orderPlaced());

        transaction.rollsBack();
        transaction.commits();

        assertThat(broker.connections).isZero();
    }

    @Test
    @DisplayName("MESSAGING-P8 a fact against its schema fails its publisher, also where it is to be sent later")
    void refusesAWrongFactAtOnce() {
        events.outbox.collect();

        assertThatThrownBy(() -> events.publish(SampleFacts.paymentOf("-1.00"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("No facts need no connection")
    void publishesNothing() {
        events.publishAll(List.of());

        assertThat(broker.connections).isZero();
    }

    @Test
    @DisplayName("A fact against its schema is not sent, and its publisher fails")
    void refusesAWrongFact() {
        assertThatThrownBy(() -> events.publish(SampleFacts.paymentOf("-1.00"))).isInstanceOf(IllegalArgumentException.class);

        assertThat(broker.sent).isEmpty();
        assertThat(broker.openContexts).isZero();
    }
}
