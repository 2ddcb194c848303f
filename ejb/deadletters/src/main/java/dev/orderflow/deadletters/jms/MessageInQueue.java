package dev.orderflow.deadletters.jms;

import static java.util.stream.Collectors.joining;

import dev.orderflow.deadletters.DeadLetter;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.ArrayList;
import java.util.List;

/**
 * How a message is found again in its dead-letter queue: by its JMS message id. Where its producer wanted none, by the id that the broker had
 * given it before it died.
 */
final class MessageInQueue {

    private static final String BROKERS_ID = "_AMQ_ORIG_MESSAGE_ID";
    private static final String WITHOUT_ID = "orig:";

    private MessageInQueue() {}

    /** What the dead letter keeps as its message id. */
    static String idOf(Message message) throws JMSException {
        String id = message.getJMSMessageID();
        return id == null ? WITHOUT_ID + brokersIdOf(message) : id;
    }

    /** Another each time that the message dies. */
    static Object brokersIdOf(Message message) throws JMSException {
        return message.getObjectProperty(BROKERS_ID);
    }

    /** The selector (JMS 3.1, 3.8) that finds these. */
    static String anyOf(List<DeadLetter> letters) {
        List<String> conditions = new ArrayList<>();
        String ids = letters.stream()
                .map(DeadLetter::messageId)
                .filter(id -> !id.startsWith(WITHOUT_ID))
                .map(id -> "'" + id.replace("'", "''") + "'")
                .collect(joining(", "));
        if (!ids.isEmpty()) {
            conditions.add("JMSMessageID IN (" + ids + ")");
        }
        letters.stream()
                .map(DeadLetter::messageId)
                .filter(id -> id.startsWith(WITHOUT_ID))
                .forEach(id -> conditions.add(BROKERS_ID + " = " + id.substring(WITHOUT_ID.length())));
        return String.join(" OR ", conditions);
    }
}
