package dev.orderflow.deadletters.jms;

import static java.util.stream.Collectors.joining;

import dev.orderflow.deadletters.DeadLetter;
import dev.orderflow.messaging.Said;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a message is found again in its dead-letter queue: by its JMS message id. Where its producer wanted none, or it came by AMQP, by the
 * number that the broker gave it when it died or was sent there (jms-config/broker-plugin): for a message that came by AMQP the broker
 * makes up another JMS message id at every look.
 */
final class MessageInQueue {

    private static final String BROKERS_NUMBER = "_AMQ_ORIG_MESSAGE_ID";
    private static final String BY_NUMBER = "orig:";

    private MessageInQueue() {}

    /** What the dead letter keeps as its message id. */
    static String idOf(Message message) throws JMSException {
        String id = message.getJMSMessageID();
        Optional<Long> number = Said.number(message, BROKERS_NUMBER);
        return number.isPresent() && (id == null || Said.cameByAmqp(message)) ? BY_NUMBER + number.get() : String.valueOf(id);
    }

    /** Tells one coming of the message into the queue from another. */
    static String comingOf(Message message, String key) throws JMSException {
        String id = idOf(message);
        return id + "/" + (id.startsWith(BY_NUMBER) ? key : Said.text(message, BROKERS_NUMBER));
    }

    /** The selector (JMS 3.1, 3.8) that finds these. */
    static String anyOf(List<DeadLetter> letters) {
        List<String> conditions = new ArrayList<>();
        String ids = letters.stream()
                .map(DeadLetter::messageId)
                .filter(id -> !id.startsWith(BY_NUMBER))
                .map(id -> "'" + id.replace("'", "''") + "'")
                .collect(joining(", "));
        if (!ids.isEmpty()) {
            conditions.add("JMSMessageID IN (" + ids + ")");
        }
        letters.stream()
                .map(DeadLetter::messageId)
                .filter(id -> id.startsWith(BY_NUMBER))
                .forEach(id -> conditions.add(BROKERS_NUMBER + " = " + id.substring(BY_NUMBER.length())));
        return String.join(" OR ", conditions);
    }
}
