package dev.orderflow.messaging;

import dev.orderflow.events.Event;
import dev.orderflow.events.EventJson;
import dev.orderflow.events.EventType;
import dev.orderflow.events.Events;
import dev.orderflow.events.Fact;
import dev.orderflow.events.Origin;
import dev.orderflow.events.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.TextMessage;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Publishes facts as persistent JMS text messages with the properties that the contract lists. */
@ApplicationScoped
public class JmsEvents implements Events {

    private static final Logger LOG = System.getLogger(JmsEvents.class.getPackageName());

    private final Map<Topic, jakarta.jms.Topic> destinations = new ConcurrentHashMap<>();

    @Inject
    Broker broker;

    @Inject
    EventJson json;

    @Inject
    Clock clock;

    @Inject
    Causation causation;

    @Override
    @Transactional(TxType.MANDATORY)
    public void publish(Fact fact) {
        sendAll(List.of(new Caused(fact, origin())));
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void publishAll(Collection<? extends Fact> facts) {
        Origin origin = origin();
        sendAll(facts.stream().map(fact -> new Caused(fact, origin)).toList());
    }

    @Override
    public Origin origin() {
        return causation.origin();
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void publishEach(Collection<Caused> facts) {
        sendAll(facts);
    }

    /**
     * With one connection and one producer for all: taking these from the pool costs more than sending does. A method of its own, because a call of
     * a method that has an interceptor goes through it, from within the bean as well.
     */
    private void sendAll(Collection<Caused> facts) {
        if (facts.isEmpty()) {
            return;
        }
        try (JMSContext context = broker.connect()) {
            JMSProducer producer = context.createProducer();
            for (Caused caused : facts) {
                send(caused, context, producer);
            }
        } catch (JMSException e) {
            throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
        }
    }

    private void send(Caused caused, JMSContext context, JMSProducer producer) throws JMSException {
        Origin origin = caused.origin();
        Event event = new Event(UUID.randomUUID().toString(), clock.instant(), origin.eventId(), caused.fact());
        EventType type = event.type();
        String orderId = event.fact().orderId();
        TextMessage message = context.createTextMessage(json.write(event));
        message.setStringProperty("ce_id", event.id());
        message.setStringProperty("ce_type", type.typeName());
        message.setStringProperty("ce_subject", orderId);
        message.setStringProperty("ce_dataschema", type.dataSchema());
        message.setStringProperty("traceparent", Causation.nextTraceParent(origin));
        message.setStringProperty("JMSXGroupID", orderId);
        producer.send(destination(type.topic(), context), message);
        LOG.log(Level.INFO, "{0} order={1} event={2}", type.typeName(), orderId, event.id());
    }

    /** Made once: the resource adapter asks the broker about the address each time that it makes one. */
    private jakarta.jms.Topic destination(Topic topic, JMSContext context) {
        return destinations.computeIfAbsent(topic, it -> context.createTopic(it.address()));
    }
}
