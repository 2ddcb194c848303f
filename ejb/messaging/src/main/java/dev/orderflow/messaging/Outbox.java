package dev.orderflow.messaging;

import dev.orderflow.database.CurrentTransaction;
import dev.orderflow.events.EventType;
import dev.orderflow.events.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.TextMessage;
import jakarta.transaction.Synchronization;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sends events as persistent JMS text messages with the properties that the contract lists: at once; or, in a transaction that collects its
 * events, all of them before the commit, with one connection and one producer. Taking a connection from the pool costs more than sending.
 */
@ApplicationScoped
class Outbox {

    /**
     * What is to be sent.
     *
     * @param text the event in JSON
     */
    record Letter(EventType type, String eventId, String orderId, String text, String traceParent) {}

    private final Map<Topic, jakarta.jms.Topic> destinations = new ConcurrentHashMap<>();

    @Inject
    Broker broker;

    @Inject
    CurrentTransaction transaction;

    /**
     * From now on the events of this transaction are collected until it commits. An event that cannot be sent then fails all deliveries of
     * the transaction; so a delivery that is alone does not collect.
     */
    void collect() {
        Collected collected = new Collected();
        transaction.put(Collected.class, collected);
        transaction.tell(collected);
    }

    /** Sends the letters, as part of the transaction under way. */
    void send(List<Letter> letters) {
        if (letters.isEmpty()) {
            return;
        }
        transaction.find(Collected.class, Collected.class).ifPresentOrElse(it -> it.letters.addAll(letters), () -> sendNow(letters));
    }

    private void sendNow(List<Letter> letters) {
        try (JMSContext context = broker.connect()) {
            JMSProducer producer = context.createProducer();
            for (Letter letter : letters) {
                producer.send(destination(letter.type().topic(), context), written(letter, context.createTextMessage(letter.text())));
            }
        } catch (JMSException e) {
            throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
        }
    }

    private static TextMessage written(Letter letter, TextMessage message) throws JMSException {
        message.setStringProperty("ce_id", letter.eventId());
        message.setStringProperty("ce_type", letter.type().typeName());
        message.setStringProperty("ce_subject", letter.orderId());
        message.setStringProperty("ce_dataschema", letter.type().dataSchema());
        message.setStringProperty("traceparent", letter.traceParent());
        message.setStringProperty("JMSXGroupID", letter.orderId());
        return message;
    }

    /** Made once: the resource adapter asks the broker about the address each time that it makes one. */
    private jakarta.jms.Topic destination(Topic topic, JMSContext context) {
        return destinations.computeIfAbsent(topic, it -> context.createTopic(it.address()));
    }

    /** Of one transaction. */
    private final class Collected implements Synchronization {

        private final List<Letter> letters = new ArrayList<>();

        @Override
        public void beforeCompletion() {
            if (!letters.isEmpty()) {
                sendNow(letters);
            }
        }

        @Override
        public void afterCompletion(int status) {
            // What was sent is part of the transaction.
        }
    }
}
