package dev.orderflow.deadletters.jms;

import dev.orderflow.deadletters.Arrival;
import dev.orderflow.deadletters.DeadLetter;
import dev.orderflow.deadletters.DeadLetterQueues;
import dev.orderflow.events.Event;
import dev.orderflow.events.EventType;
import dev.orderflow.events.Subscription;
import dev.orderflow.messaging.Broker;
import dev.orderflow.messaging.Forwarding;
import dev.orderflow.messaging.MessageKey;
import dev.orderflow.messaging.Said;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The queues {@code DLQ.<module>.<topic>}. A message is found by its id: the broker looks through the queue for it, once for all that are
 * asked for.
 */
@ApplicationScoped
class BrokerDeadLetterQueues implements DeadLetterQueues {

    private static final int AT_ONCE = 500;
    private static final long MOST_CHARACTERS_AT_ONCE = 16_000_000;

    /** For the broker to find the next one in a long queue. */
    private static final long PATIENCE_MILLIS = 2_000;

    @Inject
    Broker broker;

    @Inject
    Forwarding forwarding;

    @Inject
    ArrivedMessage arrived;

    @Override
    public List<String> subscriptions() {
        return Subscription.queues();
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public List<DeadLetter> giveBack(String subscription, List<DeadLetter> letters) {
        try (JMSContext context = broker.connect()) {
            Map<String, Message> taken = take(context, subscription, letters);
            List<DeadLetter> found = letters.stream().filter(letter -> taken.containsKey(letter.messageId())).toList();
            found.forEach(letter -> forwarding.giveBack(context, taken.get(letter.messageId()), subscription));
            return found;
        }
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public boolean replace(DeadLetter letter, Event corrected, String body) {
        try (JMSContext context = broker.connect()) {
            Message original = take(context, letter.subscription(), List.of(letter)).get(letter.messageId());
            if (original == null) {
                return false;
            }
            Message copy = context.createTextMessage(body);
            EventType type = corrected.type();
            copy.setStringProperty("ce_id", corrected.id());
            copy.setStringProperty("ce_type", type.typeName());
            copy.setStringProperty("ce_subject", corrected.fact().orderId());
            copy.setStringProperty("ce_dataschema", type.dataSchema());
            copy.setStringProperty("JMSXGroupID", corrected.fact().orderId());
            String trace = Said.text(original, "traceparent");
            if (trace != null) {
                copy.setStringProperty("traceparent", trace);
            }
            MessageKey.keep(letter.key(), copy);
            forwarding.giveBack(context, copy, letter.subscription());
            return true;
        } catch (JMSException e) {
            throw failed(e);
        }
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public boolean remove(DeadLetter letter) {
        try (JMSContext context = broker.connect()) {
            return !take(context, letter.subscription(), List.of(letter)).isEmpty();
        }
    }

    @Override
    public boolean holds(DeadLetter letter) {
        try (JMSContext context = broker.connect();
                QueueBrowser browser =
                        context.createBrowser(queue(context, letter.subscription()), MessageInQueue.anyOf(List.of(letter)))) {
            return browser.getEnumeration().hasMoreElements();
        } catch (JMSException e) {
            throw failed(e);
        }
    }

    private static Map<String, Message> take(JMSContext context, String subscription, List<DeadLetter> letters) {
        Map<String, Message> taken = new HashMap<>();
        try (JMSConsumer consumer = context.createConsumer(queue(context, subscription), MessageInQueue.anyOf(letters))) {
            Message next;
            while (taken.size() < letters.size() && (next = consumer.receive(PATIENCE_MILLIS)) != null) {
                // What its consumer has not brought before it goes on is lost: the broker keeps a large body on its disk.
                Said.anyBody(next);
                taken.put(MessageInQueue.idOf(next), next);
            }
            return taken;
        } catch (JMSException e) {
            throw failed(e);
        }
    }

    @Override
    public void browse(String subscription, UnaryOperator<Set<String>> unknown, Consumer<Arrival> found) {
        try (JMSContext context = broker.connect();
                QueueBrowser browser = context.createBrowser(queue(context, subscription))) {
            Enumeration<?> messages = browser.getEnumeration();
            Map<String, Message> some = new HashMap<>();
            long characters = 0;
            while (messages.hasMoreElements()) {
                Message next = (Message) messages.nextElement();
                // As above.
                String body = Said.anyBody(next);
                characters += body == null ? 0 : body.length();
                some.put(MessageInQueue.idOf(next), next);
                if (some.size() == AT_ONCE || characters > MOST_CHARACTERS_AT_ONCE || !messages.hasMoreElements()) {
                    for (String id : unknown.apply(Set.copyOf(some.keySet()))) {
                        found.accept(arrived.read(some.get(id)));
                    }
                    some.clear();
                    characters = 0;
                }
            }
            // A browser that loses the broker ends as if it had come to the end; it cannot begin anew then.
            browser.getEnumeration();
        } catch (JMSException e) {
            throw failed(e);
        }
    }

    private static Queue queue(JMSContext context, String subscription) {
        return context.createQueue("DLQ::DLQ." + subscription);
    }

    private static JMSRuntimeException failed(JMSException e) {
        return new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
    }
}
