package dev.orderflow.messaging;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageNotWriteableException;
import jakarta.jms.TextMessage;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A JMS message without a provider: a text and properties, which are read-only once it has been delivered (JMS 3.1, 3.5.10). */
final class RecordedMessage implements InvocationHandler {

    private final Object text;
    private final Map<String, Object> properties = new LinkedHashMap<>();
    private boolean readOnly;

    private RecordedMessage(String text) {
        this.text = text;
    }

    /** A message to be sent. */
    static TextMessage toSend(String text) {
        return proxy(TextMessage.class, new RecordedMessage(text));
    }

    /** A message as a consumer gets it, for the first time. */
    static TextMessage delivered(String text, Map<String, ?> properties) {
        return delivered(TextMessage.class, text, properties);
    }

    /** A message of any kind as a consumer gets it. */
    static <M extends Message> M delivered(Class<M> kind, String text, Map<String, ?> properties) {
        RecordedMessage message = new RecordedMessage(text);
        message.properties.putAll(properties);
        message.properties.put("JMSXDeliveryCount", 1);
        message.readOnly = true;
        return proxy(kind, message);
    }

    /** All properties of a message. */
    static Map<String, Object> propertiesOf(Message message) {
        return ((RecordedMessage) Proxy.getInvocationHandler(message)).properties;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        switch (method.getName()) {
            case "getText":
                return text;
            case "getBody":
                return text == null ? null : text.toString().getBytes(ISO_8859_1);
            case "getJMSMessageID":
                return properties.containsKey("without id") ? null : "ID:1";
            case "getJMSTimestamp":
                return 1L;
            case "getPropertyNames":
                return Collections.enumeration(properties.keySet());
            case "getStringProperty", "getObjectProperty":
                return value((String) arguments[0]);
            case "clearProperties":
                readOnly = false;
                properties.clear();
                return null;
            case "setStringProperty", "setObjectProperty":
                if (readOnly) {
                    throw new MessageNotWriteableException("The properties are read-only.");
                }
                properties.put((String) arguments[0], arguments[1]);
                return null;
            case "toString":
                return "message " + text;
            default:
                throw new UnsupportedOperationException(method.toString());
        }
    }

    /** As providers do with a value that they cannot convert. */
    private Object value(String name) throws MessageFormatException {
        Object value = properties.get(name);
        if (value instanceof Class<?>) {
            throw new MessageFormatException("No value: " + value);
        }
        return value;
    }

    private static <M extends Message> M proxy(Class<M> kind, InvocationHandler message) {
        return kind.cast(Proxy.newProxyInstance(kind.getClassLoader(), new Class<?>[] {kind}, message));
    }
}
