package dev.orderflow.events.jms;

import jakarta.jms.JMSException;
import jakarta.jms.Message;

/**
 * What a message is known by when it is sent again, which gives it another JMS message id: the id of its event. Where it says none, the id
 * that it had when it was sent for the first time.
 */
public final class MessageKey {

    /** The property with the first JMS message id. */
    static final String FIRST_ID = "orderflow_first_id";

    private static final int LONGEST = 255;

    private MessageKey() {}

    /** The key of this message; at most 255 characters. */
    public static String of(Message message) throws JMSException {
        String event = message.getStringProperty("ce_id");
        String key = event == null || event.isBlank() ? firstId(message) : event;
        return key.length() <= LONGEST ? key : key.substring(0, LONGEST);
    }

    static String firstId(Message message) throws JMSException {
        String first = message.getStringProperty(FIRST_ID);
        return first == null ? String.valueOf(message.getJMSMessageID()) : first;
    }
}
