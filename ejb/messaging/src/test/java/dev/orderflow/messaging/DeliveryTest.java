package dev.orderflow.messaging;

import static dev.orderflow.events.SampleFacts.asEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.database.FakeTransaction;
import dev.orderflow.database.Gate;
import dev.orderflow.events.EventJson;
import dev.orderflow.events.Fact;
import dev.orderflow.events.OrderPlaced;
import dev.orderflow.events.SampleFacts;
import dev.orderflow.events.UnopenedEvent;
import jakarta.jms.BytesMessage;
import jakarta.jms.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DeliveryTest {

    private static final String SUBSCRIPTION = "payment.orders";
    private static final String TRACE_PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final RecordingBroker broker = new RecordingBroker();
    private final Delivery delivery = new Delivery();
    private final List<Fact> seen = new ArrayList<>();
    private final List<FailedDelivery> failures = new ArrayList<>();
    private final FakeTransaction transaction = new FakeTransaction();
    private final HandDrivenGate gate = new HandDrivenGate();
    private final Reactions reactions = Reactions.behind(gate).on(OrderPlaced.class, seen::add);

    @BeforeEach
    void wire() {
        delivery.json = new EventJson();
        delivery.causation = new Causation();
        delivery.forwarding = new Forwarding();
        delivery.forwarding.broker = broker;
        delivery.deadLetters = new DeadLetters();
        delivery.deadLetters.forwarding = delivery.forwarding;
        delivery.failures = new Failures();
        delivery.failures.transaction = transaction;
        delivery.failures.afterwards = Runnable::run;
        delivery.failures.keepIn(failures::add);
        delivery.transaction = transaction;
        delivery.batches = new Batches();
        delivery.outbox = new Outbox();
        delivery.outbox.transaction = transaction;
        delivery.outbox.broker = broker;
    }

    @Test
    @DisplayName("MESSAGING-P3 a reaction works in the name of the event and in its trace")
    void reacts() {
        delivery.of(message(json(SampleFacts.orderPlaced())), SUBSCRIPTION, reactions);

        assertThat(seen).containsExactly(SampleFacts.orderPlaced());
        assertThat(delivery.causation.origin().eventId()).contains(asEvent(SampleFacts.orderPlaced()).id());
        assertThat(Causation.nextTraceParent(delivery.causation.origin())).startsWith("00-4bf92f3577b34da6a3ce929d0e0e4736-");
        assertThat(broker.sent).isEmpty();
    }

    @Test
    @DisplayName("MESSAGING-P2 a failed reaction is thrown on, to be rolled back and redelivered, and is no dead letter")
    void failureIsThrownOn() {
        RuntimeException failure = new IllegalStateException("the database is away");
        Reactions failing = Reactions.none().on(OrderPlaced.class, it -> {
            throw failure;
        });

        assertThatThrownBy(() -> delivery.of(message(json(SampleFacts.orderPlaced())), SUBSCRIPTION, failing)).isSameAs(failure);

        assertThat(broker.sent).isEmpty();
    }

    @Test
    @DisplayName("MESSAGING-P2 an unreadable message goes to the dead letters of its subscription at once, with its cause")
    void unreadable() {
        delivery.of(message("{ \"no\": \"event\" }"), SUBSCRIPTION, reactions);

        assertDeadLetter("The event has no specversion.");
    }

    @Test
    @DisplayName("MESSAGING-P2 so does a message that is neither text nor bytes, an empty one, or one of bytes that are no text")
    void noText() {
        delivery.of(RecordedMessage.delivered(Message.class, null, Map.of()), SUBSCRIPTION, reactions);
        assertDeadLetter("The message is neither text nor bytes.");

        broker.sent.clear();
        delivery.of(message(null), SUBSCRIPTION, reactions);
        assertDeadLetter("The message is neither text nor bytes.");

        broker.sent.clear();
        delivery.of(RecordedMessage.delivered(BytesMessage.class, "\u00ff", Map.of()), SUBSCRIPTION, reactions);
        assertDeadLetter("The message's bytes are no text in UTF-8.");
    }

    @Test
    @DisplayName("MESSAGING-P7 an event in bytes is an event like any other")
    void bytes() {
        delivery.of(
                RecordedMessage.delivered(BytesMessage.class, json(SampleFacts.orderPlaced()), Map.of()), SUBSCRIPTION, reactions);

        assertThat(seen).containsExactly(SampleFacts.orderPlaced());
    }

    @Test
    @DisplayName("MESSAGING-P7 no property, of whatever type, makes a delivery fail: what cannot be read counts as absent")
    void anyProperties() {
        Object noValue = Void.class;
        for (Object odd : List.of(new byte[] {1}, 1L, true, 'c', "x".repeat(100_000), noValue)) {
            Map<String, Object> properties = new HashMap<>(Map.of("not an identifier", odd));
            List.of("ce_id", "ce_type", "ce_subject", "ce_dataschema", "traceparent", "JMSXGroupID", "orderflow_first_id",
                    "orderflow_cause", "_AMQ_ORIG_QUEUE").forEach(name -> properties.put(name, odd));

            delivery.of(RecordedMessage.delivered(json(SampleFacts.orderPlaced()), properties), SUBSCRIPTION, reactions);
            delivery.of(RecordedMessage.delivered("unreadable", properties), SUBSCRIPTION, reactions);
        }

        assertThat(seen).hasSize(6);
        assertThat(failures).hasSize(6).allSatisfy(told -> {
            assertThat(told.failure()).hasMessageContaining("not JSON");
            assertThat(told.key()).isNotBlank().hasSizeLessThanOrEqualTo(255);
        });
        assertThat(broker.sent).hasSize(6);
    }

    @Test
    @DisplayName("MESSAGING-P7 a message that came by AMQP is known by the id that it had there: its JMS message id is another each time")
    void idInAmqp() {
        delivery.of(RecordedMessage.delivered("unreadable", Map.of("NATIVE_MESSAGE_ID", "ID:amqp")), SUBSCRIPTION, reactions);

        assertThat(failures).singleElement().satisfies(told -> assertThat(told.key()).isEqualTo("ID:amqp"));
    }

    @Test
    @DisplayName("MESSAGING-P4 what is handed back has not been seen before, and not been dead: the broker would drop it, or hold it back")
    void marksAreLeftOut() {
        gate.open = false;
        Map<String, Object> marks = Map.of(
                "_AMQ_DUPL_ID", "1", "_AMQ_SCHED_DELIVERY", 1L, "_AMQ_ORIG_QUEUE", SUBSCRIPTION,
                "JMS_AMQP_MA_x-opt-ORIG-QUEUE", SUBSCRIPTION, "orderflow_cause", "none", "ce_id", "e-1");
        Message message = RecordedMessage.delivered(json(SampleFacts.orderPlaced()), marks);

        delivery.of(message, SUBSCRIPTION, reactions);

        assertThat(RecordedMessage.propertiesOf(message)).isEqualTo(Map.of("ce_id", "e-1"));
    }

    @Test
    @DisplayName("MESSAGING-P2 so does a fact that has no business on the topic")
    void strayFact() {
        delivery.of(message(json(SampleFacts.paymentOf("1.00"))), SUBSCRIPTION, reactions);

        assertDeadLetter("The type PaymentCaptured does not belong on this topic.");
    }

    @Test
    @DisplayName("MESSAGING-P5 who asks for events unopened gets them as they were received, also those of a type that is unknown here")
    void unopened() {
        List<UnopenedEvent> unopened = new ArrayList<>();
        String text = json(SampleFacts.orderPlaced()).replace("OrderPlaced", "OrderPraised");

        delivery.unopened(message(text), SUBSCRIPTION, gate, unopened::addAll);

        assertThat(unopened).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo("OrderPraised");
            assertThat(event.text()).isEqualTo(text);
        });
        assertThat(delivery.causation.origin().eventId()).contains(unopened.get(0).id());
        assertThat(broker.sent).isEmpty();
    }

    @Test
    @DisplayName("MESSAGING-P2 MESSAGING-P4 unopened events, too, have dead letters, and wait at the gate")
    void unopenedIsNoExcuse() {
        List<UnopenedEvent> unopened = new ArrayList<>();

        delivery.unopened(message("{ \"no\": \"event\" }"), SUBSCRIPTION, gate, unopened::addAll);
        assertDeadLetter("The event has no specversion.");

        broker.sent.clear();
        gate.open = false;
        delivery.unopened(message(json(SampleFacts.orderPlaced())), SUBSCRIPTION, gate, unopened::addAll);
        assertThat(broker.sent).singleElement().satisfies(sent -> assertThat(sent.topic()).isEqualTo("orders::payment.orders"));
        assertThat(unopened).isEmpty();
    }

    @Test
    @DisplayName("MESSAGING-P2 a dead letter is the message itself with its properties, but for those that the provider sets")
    void deadLetterIsTheMessage() {
        Message message = message("unreadable");

        delivery.of(message, SUBSCRIPTION, reactions);

        assertThat(broker.sent).singleElement().satisfies(sent -> {
            assertThat(sent.message()).isSameAs(message);
            assertThat(RecordedMessage.propertiesOf(message))
                    .containsEntry("ce_id", "e-1")
                    .containsEntry("traceparent", TRACE_PARENT)
                    .doesNotContainKey("JMSXDeliveryCount");
        });
    }

    @Test
    @DisplayName("MESSAGING-P4 a message that finds the gate closed is handed back: the same to the same subscription, and no reaction"
            + " happens")
    void handedBack() {
        gate.open = false;
        Message message = RecordedMessage.delivered(json(SampleFacts.orderPlaced()),
                Map.of("ce_id", "e-1", "traceparent", TRACE_PARENT, "JMSXGroupID", SampleFacts.ORDER_ID));

        delivery.of(message, SUBSCRIPTION, reactions);

        assertThat(seen).isEmpty();
        assertThat(broker.openContexts).isZero();
        assertThat(broker.sent).containsExactly(new RecordingBroker.Sent("orders::payment.orders", message));
        assertThat(RecordedMessage.propertiesOf(message)).isEqualTo(
                Map.of("ce_id", "e-1", "traceparent", TRACE_PARENT, "JMSXGroupID", SampleFacts.ORDER_ID));
    }

    @Test
    @DisplayName("MESSAGING-P4 a message waits at the gate for less than a transaction may take, or a server to stop")
    void waitsAtTheGate() {
        delivery.of(message(json(SampleFacts.orderPlaced())), SUBSCRIPTION, reactions);

        assertThat(gate.patience).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(20));
        assertThat(seen).hasSize(1);
    }

    @Test
    @DisplayName("MESSAGING-P4 the gate hears why a reaction failed, and nothing of a message that cannot be read")
    void gateHears() {
        RuntimeException failure = new IllegalStateException("the database is away");
        Reactions failing = Reactions.behind(gate).on(OrderPlaced.class, it -> {
            throw failure;
        });

        delivery.of(message("unreadable"), SUBSCRIPTION, failing);
        assertThat(gate.heard).isNull();
        assertThatThrownBy(() -> delivery.of(message(json(SampleFacts.orderPlaced())), SUBSCRIPTION, failing)).isSameAs(failure);

        assertThat(gate.heard).isSameAs(failure);
    }

    @Test
    @DisplayName("MESSAGING-P6 a delivery that fails is told to the failure log, with its cause and attempt")
    void failureIsTold() {
        RuntimeException failure = new IllegalStateException("the bank is closed");
        Reactions failing = Reactions.none().on(OrderPlaced.class, it -> {
            throw failure;
        });

        assertThatThrownBy(() -> delivery.of(message(json(SampleFacts.orderPlaced())), SUBSCRIPTION, failing)).isSameAs(failure);

        assertThat(failures).containsExactly(new FailedDelivery(SUBSCRIPTION, "e-1", "ID:1", "e-1", null, null, 1, failure));
    }

    @Test
    @DisplayName("MESSAGING-P6 so is a message that is no event; without an id of its own it is known by the one that it had first")
    void unreadableIsTold() {
        delivery.of(RecordedMessage.delivered("unreadable", Map.of()), SUBSCRIPTION, reactions);

        assertThat(failures).singleElement().satisfies(told -> {
            assertThat(told.key()).isEqualTo("ID:1");
            assertThat(told.failure()).hasMessageContaining("not JSON");
        });
        assertThat(RecordedMessage.propertiesOf(broker.sent.get(0).message())).containsEntry("orderflow_first_id", "ID:1");
    }

    @Test
    @DisplayName("MESSAGING-P6 so is one without even a JMS message id: it is known by its time and text, and not taken for another")
    void withoutAnyId() {
        delivery.of(RecordedMessage.delivered("one", Map.of("without id", true)), SUBSCRIPTION, reactions);
        delivery.of(RecordedMessage.delivered("one", Map.of("without id", true)), SUBSCRIPTION, reactions);
        delivery.of(RecordedMessage.delivered("another", Map.of("without id", true)), SUBSCRIPTION, reactions);

        assertThat(failures).hasSize(3);
        assertThat(failures.get(0).key()).startsWith("without-id-").isEqualTo(failures.get(1).key());
        assertThat(failures.get(2).key()).startsWith("without-id-").isNotEqualTo(failures.get(0).key());
        assertThat(RecordedMessage.propertiesOf(broker.sent.get(0).message()))
                .containsEntry("orderflow_first_id", failures.get(0).key());
    }

    @Test
    @DisplayName("MESSAGING-P6 so is one whose transaction is rolled back at the end, after a reaction that was well; one that commits is"
            + " not")
    void rollbackAtCommitIsTold() {
        delivery.of(message(json(SampleFacts.orderPlaced())), SUBSCRIPTION, reactions);
        transaction.commits();
        assertThat(failures).isEmpty();

        delivery.of(message(json(SampleFacts.orderPlaced())), SUBSCRIPTION, reactions);
        transaction.rollsBack();
        assertThat(failures).singleElement().satisfies(told -> assertThat(told.failure()).hasMessageContaining("rolled back"));
    }

    @Test
    @DisplayName("MESSAGING-P6 a failure behind others in a batch may be theirs: nobody is told until each comes alone, when the"
            + " culprit is")
    void onlyTheCulpritIsTold() {
        RuntimeException failure = new IllegalStateException("the bank is closed");
        Reactions failing = Reactions.none().on(OrderPlaced.class, it -> {
            throw failure;
        });

        delivery.of(message(json(SampleFacts.orderPlaced())), SUBSCRIPTION, reactions);
        assertThatThrownBy(() -> delivery.of(message(json(SampleFacts.orderPlaced())), SUBSCRIPTION, failing)).isSameAs(failure);
        transaction.rollsBack();
        assertThat(failures).isEmpty();

        assertThatThrownBy(() -> delivery.of(message(json(SampleFacts.orderPlaced())), SUBSCRIPTION, failing)).isSameAs(failure);
        assertThat(failures).singleElement().satisfies(told -> assertThat(told.failure()).isSameAs(failure));
    }

    @Test
    @DisplayName("MESSAGING-P6 of a batch that is rolled back at the end nobody is told: it is not known who failed until each comes alone")
    void nobodyIsToldOfABatch() {
        delivery.of(message(json(SampleFacts.orderPlaced())), SUBSCRIPTION, reactions);
        delivery.of(message(json(SampleFacts.orderPlaced())), SUBSCRIPTION, reactions);

        transaction.rollsBack();

        assertThat(failures).isEmpty();
    }

    @Test
    @DisplayName("MESSAGING-P8 what the messages of a transaction need is asked for once, before the first reaction, and each is"
            + " reacted to")
    void together() {
        List<Message> batch = announced(SampleFacts.orderPlaced(), SampleFacts.orderPlaced(), SampleFacts.orderPlaced());
        List<Object> happened = new ArrayList<>();
        Reactions both = Reactions.none().together(facts -> happened.add("for " + facts.size()))
                .on(OrderPlaced.class, it -> happened.add("reacts"));
        transaction.put(Delivery.PREPARED, (Runnable) () -> happened.add("the adapter knows"));

        batch.forEach(it -> delivery.of(it, SUBSCRIPTION, both));

        assertThat(happened).containsExactly("for 3", "the adapter knows", "reacts", "reacts", "reacts");
        transaction.commits();
        happened.clear();
        delivery.of(message(json(SampleFacts.orderPlaced())), SUBSCRIPTION, both);
        assertThat(happened).as("one that comes alone").containsExactly("for 1", "reacts");
        assertThat(delivery.batches.transactions(SUBSCRIPTION)).isEqualTo(2);
        assertThat(delivery.batches.messages(SUBSCRIPTION)).isEqualTo(4);
        assertThat(delivery.batches.messages("another.orders")).isZero();
    }

    @Test
    @DisplayName("MESSAGING-P8 where what a batch needs cannot be had nobody is told; the one that comes alone and fails is")
    void unprepared() {
        RuntimeException failure = new IllegalStateException("a row that cannot be had");
        Reactions failing = Reactions.none().on(OrderPlaced.class, seen::add).together(facts -> {
            throw failure;
        });

        Message first = announced(SampleFacts.orderPlaced(), SampleFacts.orderPlaced()).get(0);
        assertThatThrownBy(() -> delivery.of(first, SUBSCRIPTION, failing)).isInstanceOf(BatchUnprepared.class).hasCause(failure);
        transaction.rollsBack();
        assertThat(failures).isEmpty();

        assertThatThrownBy(() -> delivery.of(first, SUBSCRIPTION, failing)).isSameAs(failure);
        assertThat(failures).singleElement().satisfies(told -> assertThat(told.failure()).isSameAs(failure));
        assertThat(seen).isEmpty();
    }

    @Test
    @DisplayName("MESSAGING-P2 MESSAGING-P8 an unreadable message among others is not prepared for, and becomes a dead letter when its"
            + " turn comes")
    void unreadableAmongOthers() {
        Message unreadable = message("unreadable");
        List<Message> batch = List.of(unreadable, message(json(SampleFacts.orderPlaced())));
        transaction.put(Delivery.TOGETHER, batch);
        List<Fact> prepared = new ArrayList<>();

        batch.forEach(it -> delivery.of(it, SUBSCRIPTION, reactions.together(prepared::addAll)));

        assertThat(prepared).containsExactly(SampleFacts.orderPlaced());
        assertThat(seen).containsExactly(SampleFacts.orderPlaced());
        assertThat(broker.sent).singleElement().satisfies(sent -> assertThat(sent.message()).isSameAs(unreadable));
    }

    @Test
    @DisplayName("MESSAGING-P5 MESSAGING-P8 who asks for events unopened gets those of a transaction at once, and each of them once")
    void unopenedTogether() {
        List<List<UnopenedEvent>> brought = new ArrayList<>();

        announced(SampleFacts.orderPlaced(), SampleFacts.paymentOf("1.00"))
                .forEach(it -> delivery.unopened(it, SUBSCRIPTION, gate, brought::add));

        assertThat(brought).singleElement().satisfies(events -> assertThat(events).extracting(UnopenedEvent::type)
                .containsExactly("OrderPlaced", "PaymentCaptured"));
    }

    /** What the resource adapter says will come in this transaction. */
    private List<Message> announced(Fact... facts) {
        List<Message> batch = Stream.of(facts).map(it -> message(json(it))).toList();
        transaction.put(Delivery.TOGETHER, batch);
        return batch;
    }

    @Test
    @DisplayName("MESSAGING-P6 a failure log that fails changes nothing about the delivery, and one that cannot work is not asked")
    void failingLog() {
        delivery.failures.keepIn(it -> {
            failures.add(it);
            throw new IllegalStateException("the log is full");
        });
        RuntimeException failure = new IllegalStateException("the bank is closed");
        Reactions failing = Reactions.behind(gate).on(OrderPlaced.class, it -> {
            gate.open = false;
            throw failure;
        });

        delivery.of(message("unreadable"), SUBSCRIPTION, reactions);
        assertThat(failures).hasSize(1);
        assertDeadLetter("The message is not JSON, from line 1, column 1 on.");

        assertThatThrownBy(() -> delivery.of(message(json(SampleFacts.orderPlaced())), SUBSCRIPTION, failing)).isSameAs(failure);
        assertThat(failures).hasSize(1);
    }

    /** A gate that opens when it is told to. */
    private static final class HandDrivenGate implements Gate {
        private boolean open = true;
        private Duration patience;
        private RuntimeException heard;

        @Override
        public boolean opensWithin(Duration time) {
            patience = time;
            return open;
        }

        @Override
        public void failed(RuntimeException failure) {
            heard = failure;
        }
    }

    private void assertDeadLetter(String cause) {
        assertThat(seen).isEmpty();
        assertThat(broker.openContexts).isZero();
        assertThat(broker.sent).singleElement().satisfies(sent -> {
            assertThat(sent.topic()).isEqualTo("DLQ");
            assertThat(RecordedMessage.propertiesOf(sent.message()))
                    .containsEntry("_AMQ_ORIG_QUEUE", "payment.orders")
                    .containsEntry("_AMQ_ORIG_ADDRESS", "orders")
                    .containsEntry("orderflow_cause", cause);
        });
    }

    private static Message message(String text) {
        return RecordedMessage.delivered(text, Map.of("ce_id", "e-1", "traceparent", TRACE_PARENT));
    }

    private static String json(Fact fact) {
        return new EventJson().write(asEvent(fact));
    }
}
