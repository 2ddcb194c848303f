package dev.orderflow.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.UUID;

/**
 * What a message is known by when it is sent again, which gives it another JMS message id: the id of its event. Where it says none, the id
 * that it had when it was sent for the first time; and where it has none either, which a producer may want (JMS 3.1, 7.7), its time and
 * body.
 *
 * <p>The id of a message that came by AMQP is in a property: Artemis makes up another JMS message id each time that it hands the message
 * out (AmqpCoreConverter.processProperties).
 */
public final class MessageKey {

    /** The property with the key of a message that was sent again and would be known by another. */
    static final String FIRST = "orderflow_first_id";

    static final String ID_IN_AMQP = "NATIVE_MESSAGE_ID";

    private static final int LONGEST = 255;
    private static final int BEGINNING = 200;

    private MessageKey() {}

    /** The key of this message; at most 255 characters. */
    public static String of(Message message) throws JMSException {
        String first = Said.text(message, FIRST);
        String key = first == null || first.isBlank() ? ofItsOwn(message) : first;
        return key.length() <= LONGEST ? key : key.substring(0, BEGINNING) + "-" + digest(key);
    }

    private static String ofItsOwn(Message message) throws JMSException {
        String event = Said.text(message, "ce_id");
        if (event != null && !event.isBlank()) {
            return event;
        }
        String inAmqp = Said.text(message, ID_IN_AMQP);
        if (inAmqp != null) {
            return inAmqp;
        }
        String id = message.getJMSMessageID();
        return id == null ? ofTimeAndBody(message) : id;
    }

    private static String ofTimeAndBody(Message message) throws JMSException {
        return "without-id-" + digest(message.getJMSTimestamp() + " " + Said.anyBody(message));
    }

    private static UUID digest(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(UTF_8));
    }

    /** Whether a copy of the message has to say that key, because it would be known by another. */
    static boolean mustBeSaid(String key, Message message) {
        return !key.equals(Said.text(message, "ce_id"));
    }

    /** Makes a message that is about to be sent known by that key. */
    public static void keep(String key, Message message) throws JMSException {
        if (mustBeSaid(key, message)) {
            message.setStringProperty(FIRST, key);
        }
    }
}
