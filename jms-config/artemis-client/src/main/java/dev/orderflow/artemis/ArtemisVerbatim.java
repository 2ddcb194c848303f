package dev.orderflow.artemis;

import dev.orderflow.messaging.Verbatim;
import jakarta.jms.Message;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Has Artemis's JMS client send the message that it received: as long as a message is its own, the client sends what lies beneath it, body
 * and properties of whatever kind. Of one that is not it makes a copy by JMS, and its resource adapter hands out wrappers that it does not
 * take for its own (ActiveMQMessageProducer.doSendx, ActiveMQRAMessageConsumer.wrapMessage; the same from 2.28 to 2.56).
 *
 * <p>By reflection: the classes are those of the server's resource adapter, in its version, and no application sees them.
 */
public final class ArtemisVerbatim implements Verbatim {

    private static final String WRAPPER = "org.apache.activemq.artemis.ra.ActiveMQRAMessage";
    private static final String MESSAGE = "org.apache.activemq.artemis.jms.client.ActiveMQMessage";

    @Override
    public Optional<Message> of(Message received, Predicate<String> leftOut, Map<String, String> more) {
        try {
            Message message = unwrapped(received);
            if (ancestor(message, MESSAGE).isEmpty()) {
                return Optional.empty();
            }
            change(message.getClass().getMethod("getCoreMessage").invoke(message), leftOut, more);
            return Optional.of(message);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Artemis's JMS client is another than was thought: " + received.getClass().getName(), e);
        }
    }

    private static Message unwrapped(Message message) throws ReflectiveOperationException {
        Optional<Class<?>> wrapper = ancestor(message, WRAPPER);
        if (wrapper.isEmpty()) {
            return message;
        }
        Field inside = wrapper.get().getDeclaredField("message");
        inside.setAccessible(true);
        return (Message) inside.get(message);
    }

    private static Optional<Class<?>> ancestor(Message message, String name) {
        for (Class<?> type = message.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getName().equals(name)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    private static void change(Object core, Predicate<String> leftOut, Map<String, String> more) throws ReflectiveOperationException {
        Class<?> type = core.getClass();
        List<String> names = new ArrayList<>();
        for (Object name : (Iterable<?>) type.getMethod("getPropertyNames").invoke(core)) {
            names.add(name.toString());
        }
        for (String name : names) {
            if (leftOut.test(name)) {
                type.getMethod("removeProperty", String.class).invoke(core, name);
            }
        }
        for (Map.Entry<String, String> property : more.entrySet()) {
            type.getMethod("putStringProperty", String.class, String.class).invoke(core, property.getKey(), property.getValue());
        }
    }
}
