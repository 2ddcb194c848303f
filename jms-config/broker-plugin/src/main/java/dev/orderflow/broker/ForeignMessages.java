package dev.orderflow.broker;

import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQIllegalStateException;
import org.apache.activemq.artemis.api.core.ICoreMessage;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;

/**
 * Makes the messages of foreign clients such that a JMS consumer can have them; those to the addresses that the property {@code addresses}
 * names, separated by commas.
 *
 * <p>Left to itself the broker takes a message that it can not hand out: AMQP knows properties that JMS has no type for, such as a time or
 * a UUID; and a group id may be bytes. It finds that out when it delivers the message, and then closes the consumer, every one that
 * comes by, as if that were at fault (AmqpCoreConverter.setProperty, QueueImpl.errorProcessing in Artemis 2.56). So such a property
 * becomes a text when the message comes. What cannot be mended so is refused, and its sender hears of it.
 *
 * <p>A message of the core protocol may have a body without saying of what type; JMS then shows none. It counts as bytes.
 */
public class ForeignMessages implements ActiveMQServerPlugin {

    private static final SimpleString DEATH = SimpleString.of("_AMQ_ORIG");
    private static final String DEAD_LETTERS = "DLQ";

    private Set<String> addresses = Set.of();

    @Override
    public void init(Map<String, String> properties) {
        String names = Objects.requireNonNull(properties.get("addresses"), "ForeignMessages needs the property addresses.");
        addresses = Set.of(names.split("\\s*,\\s*"));
    }

    @Override
    public void beforeSend(ServerSession session, Transaction transaction, Message message, boolean direct, boolean noAutoCreateQueue)
            throws ActiveMQException {
        if (!addresses.contains(addressOf(session, message))) {
            return;
        }
        if (message instanceof ICoreMessage core) {
            nameBody(core);
        } else {
            forgetEarlierDeath(message);
            if (failureOf(message) != null) {
                writeProperties(message);
            }
        }
        RuntimeException failure = failureOf(message);
        if (failure != null) {
            throw new ActiveMQIllegalStateException("No JMS consumer could have this message: " + failure.getMessage());
        }
    }

    /** An AMQP sender may have named the address when it attached, and not in the message. */
    private static String addressOf(ServerSession session, Message message) {
        String address = message.getAddress() == null ? String.valueOf(session.getDefaultAddress()) : message.getAddress();
        int queue = address.indexOf("::");
        return queue < 0 ? address : address.substring(0, queue);
    }

    /** In a message of AMQP these are found before those that the broker writes when it dies, and lead it to the dead letters of others. */
    private static void forgetEarlierDeath(Message message) {
        if (DEAD_LETTERS.equals(message.getAddress())) {
            return;
        }
        List<SimpleString> earlier = message.getPropertyNames().stream().filter(name -> name.startsWith(DEATH)).toList();
        earlier.forEach(message::removeProperty);
        if (!earlier.isEmpty()) {
            message.reencode();
        }
    }

    private static void nameBody(ICoreMessage message) {
        if (message.getType() == Message.DEFAULT_TYPE && (message.isLargeMessage() || message.getReadOnlyBodyBuffer().readable())) {
            message.setType(Message.BYTES_TYPE);
            // Core messages are encoded when they are needed; reencode() is of AMQP's.
            message.messageChanged();
        }
    }

    /** Null where it can be handed out: the broker reads these of each message that it queues, and all of one that comes by AMQP. */
    private static RuntimeException failureOf(Message message) {
        try {
            message.getGroupID();
            message.getGroupSequence();
            message.getScheduledDeliveryTime();
            message.getDuplicateIDBytes();
            message.getLastValueProperty();
            if (!(message instanceof ICoreMessage)) {
                message.toCore();
            }
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }

    private static void writeProperties(Message message) {
        for (SimpleString name : message.getPropertyNames()) {
            Object value = message.getObjectProperty(name);
            if (value != null && !isKnownToJms(value)) {
                message.putStringProperty(name.toString(), value instanceof Date date ? date.toInstant().toString() : value.toString());
            }
        }
        message.reencode();
    }

    private static boolean isKnownToJms(Object value) {
        return value instanceof CharSequence
                || value instanceof SimpleString
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Character
                || value instanceof byte[];
    }
}
