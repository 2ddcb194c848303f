package dev.orderflow.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.util.UUID;

/**
 * What a message is known by when it is sent again, which gives it another JMS message id: the id of its event. Where it says none, the id
 * that it had when it was sent for the first time; and where it has none either, which a producer may want (JMS 3.1, 7.7), its time and text.
 */
public final class MessageKey {

    /** The property with the key of a message that was sent again and would be known by another. */
    static final String FIRST = "orderflow_first_id";

    private static final int LONGEST = 255;

    private MessageKey() {}

    /** The key of this message; at most 255 characters. */
    public static String of(Message message) throws JMSException {
        String first = message.getStringProperty(FIRST);
        String key = first == null ? ofItsOwn(message) : first;
        return key.length() <= LONGEST ? key : key.substring(0, LONGEST);
    }

    private static String ofItsOwn(Message message) throws JMSException {
        String event = message.getStringProperty("ce_id");
        if (event != null && !event.isBlank()) {
            return event;
        }
        String id = message.getJMSMessageID();
        return id == null ? ofTimeAndText(message) : id;
    }

    private static String ofTimeAndText(Message message) throws JMSException {
        String text = message instanceof TextMessage it ? it.getText() : "";
        return "without-id-" + UUID.nameUUIDFromBytes((message.getJMSTimestamp() + " " + text).getBytes(UTF_8));
    }

    /** Makes a message that is about to be sent known by that key. */
    public static void keep(String key, Message message) throws JMSException {
        if (!key.equals(message.getStringProperty("ce_id"))) {
            message.setStringProperty(FIRST, key);
        }
    }
}
