package dev.orderflow.messaging;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.ServiceLoader.Provider;
import java.util.Set;

/** Sends a delivered message to another place, in the transaction that takes it off its subscription: it is never in both, nor in none. */
@ApplicationScoped
public class Forwarding {

    private static final Logger LOG = System.getLogger(Forwarding.class.getPackageName());

    /**
     * What a copy must not have: what the broker says of a delivery or of a dead letter; the cause of that; and the mark by which the
     * broker drops a message that it has seen before, and the time that it was to be delivered at, which have done their work.
     */
    private static final List<String> LEFT_OUT_BY_PREFIX = List.of("_AMQ_ORIG", "JMS_AMQP_MA_x-opt-ORIG");
    private static final Set<String> LEFT_OUT =
            Set.of("JMSXDeliveryCount", DeadLetters.CAUSE, "_AMQ_DUPL_ID", "_AMQ_SCHED_DELIVERY", "JMS_AMQP_MA_x-opt-delivery-time",
                    "JMS_AMQP_MA_x-opt-delivery-delay");

    @Inject
    Broker broker;

    private List<Verbatim> verbatim = List.of();

    @PostConstruct
    void lookUp() {
        verbatim = ServiceLoader.load(Verbatim.class, Verbatim.class.getClassLoader()).stream().map(Provider::get).toList();
    }

    /** Sends the message with its properties, and more of them, to that address. */
    void send(Message message, String address, Map<String, String> more) {
        try (JMSContext context = broker.connect()) {
            send(context, message, address, more);
        }
    }

    /**
     * Gives the message back to the one subscription, by a context in which more is done; with its properties, but those of a dead letter.
     */
    public void giveBack(JMSContext context, Message message, String subscription) {
        send(context, message, addressOf(subscription), Map.of());
    }

    /** Where the queue of one subscription alone is reached: the broker knows it as {@code <topic>::<queue>}. */
    static String addressOf(String subscription) {
        return Delivery.topicOf(subscription) + "::" + subscription;
    }

    private void send(JMSContext context, Message message, String address, Map<String, String> more) {
        try {
            Map<String, String> added = new HashMap<>(more);
            String key = MessageKey.of(message);
            if (MessageKey.mustBeSaid(key, message)) {
                added.put(MessageKey.FIRST, key);
            }
            context.createProducer().send(context.createTopic(address), readyToSend(message, added));
        } catch (JMSException e) {
            throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
        }
    }

    private Message readyToSend(Message message, Map<String, String> added) throws JMSException {
        Optional<Message> asItIs =
                verbatim.stream().flatMap(it -> it.of(message, Forwarding::isLeftOut, added).stream()).findFirst();
        return asItIs.isPresent() ? asItIs.get() : asFarAsJmsCan(message, added);
    }

    private static Message asFarAsJmsCan(Message message, Map<String, String> added) throws JMSException {
        Map<String, Object> properties = Said.values(message);
        properties.keySet().removeIf(Forwarding::isLeftOut);
        properties.putAll(added);
        // The properties of a delivered message are read-only until they are cleared (JMS 3.1, 3.5.10).
        message.clearProperties();
        properties.forEach((name, value) -> set(message, name, value));
        return message;
    }

    /** What JMS cannot write is in the log: better a message without it than no message. */
    private static void set(Message message, String name, Object value) {
        try {
            message.setObjectProperty(name, value);
        } catch (JMSException | RuntimeException e) {
            LOG.log(Level.WARNING, "A message is sent on without its property " + name, e);
        }
    }

    private static boolean isLeftOut(String property) {
        return LEFT_OUT.contains(property) || LEFT_OUT_BY_PREFIX.stream().anyMatch(property::startsWith);
    }
}
