package dev.orderflow.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.events.UnreadableEvent;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a message says of itself. It may be a stranger's: a property may be of any type, have any name and any length. Nothing about a
 * property is thrown here, and nowhere else is one read: a message that makes its reader fail would come again and again.
 */
public final class Said {

    private static final Logger LOG = System.getLogger(Said.class.getPackageName());

    /** RFC 2397: bytes as a text that says so. */
    private static final String BYTES = "data:application/octet-stream;base64,";

    private static final int LONGEST_IN_LOG = 100;

    private Said() {}

    /** The property as a text, where it is one, a number or a truth; null where it is absent, or bytes. */
    public static String text(Message message, String name) {
        Object value = value(message, name);
        return value == null || value instanceof byte[] ? null : value.toString();
    }

    /** The property as a number, if it is one. */
    public static Optional<Long> number(Message message, String name) {
        return value(message, name) instanceof Number number ? Optional.of(number.longValue()) : Optional.empty();
    }

    /** Whether it came by AMQP: the broker puts properties into it that say how it looked there (AmqpCoreConverter). */
    public static boolean cameByAmqp(Message message) {
        return Collections.list(names(message)).stream()
                .map(String.class::cast)
                .anyMatch(name -> name.startsWith("JMS_AMQP_") || name.equals(MessageKey.ID_IN_AMQP));
    }

    /** All properties as texts, bytes as data: addresses (RFC 2397), in the order of their names. */
    public static Map<String, String> everything(Message message) {
        Map<String, String> all = new TreeMap<>();
        values(message).forEach((name, value) -> all.put(name, value instanceof byte[] bytes ? data(bytes) : String.valueOf(value)));
        return all;
    }

    /** All properties as they are. */
    static Map<String, Object> values(Message message) {
        Map<String, Object> all = new HashMap<>();
        Collections.list(names(message)).forEach(name -> all.put((String) name, value(message, (String) name)));
        return all;
    }

    /** How often the message has been delivered, this delivery included. */
    static int attempt(Message message) {
        return number(message, "JMSXDeliveryCount").orElse(1L).intValue();
    }

    /** The property as one word for a log line. */
    static String word(Message message, String name) {
        String text = text(message, name);
        if (text == null) {
            return null;
        }
        String word = text.replaceAll("[\\p{Cntrl}\\s]", "_");
        return word.length() <= LONGEST_IN_LOG ? word : word.substring(0, LONGEST_IN_LOG) + "…";
    }

    /**
     * The text of a text message, or of bytes in UTF-8.
     *
     * @throws UnreadableEvent where it is something else
     * @throws JMSException where the provider cannot bring the body
     */
    static String body(Message message) throws JMSException {
        if (message instanceof TextMessage text && text.getText() != null) {
            return text.getText();
        }
        if (message instanceof BytesMessage bytes) {
            return decoded(bytes(bytes));
        }
        throw new UnreadableEvent("The message is neither text nor bytes.");
    }

    private static String decoded(byte[] bytes) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableEvent("The message's bytes are no text in UTF-8.");
        }
    }

    /**
     * The body as a text, for people: bytes that are none in UTF-8 as a data: address (RFC 2397); null where it is neither text nor bytes.
     *
     * @throws JMSException where the provider cannot bring it
     */
    public static String anyBody(Message message) throws JMSException {
        if (message instanceof TextMessage text) {
            return text.getText();
        }
        if (!(message instanceof BytesMessage)) {
            return null;
        }
        byte[] bytes = bytes((BytesMessage) message);
        try {
            String text = decoded(bytes);
            return text.indexOf('\0') < 0 ? text : data(bytes);
        } catch (UnreadableEvent noText) {
            return data(bytes);
        }
    }

    private static byte[] bytes(BytesMessage message) throws JMSException {
        byte[] bytes = message.getBody(byte[].class);
        return bytes == null ? new byte[0] : bytes;
    }

    private static String data(byte[] bytes) {
        return BYTES + Base64.getEncoder().encodeToString(bytes);
    }

    private static Object value(Message message, String name) {
        try {
            return message.getObjectProperty(name);
        } catch (JMSException | RuntimeException e) {
            LOG.log(Level.DEBUG, () -> "A property cannot be read: " + name, e);
            return null;
        }
    }

    private static Enumeration<?> names(Message message) {
        try {
            return message.getPropertyNames();
        } catch (JMSException | RuntimeException e) {
            LOG.log(Level.DEBUG, "The names of a message's properties cannot be read.", e);
            return Collections.emptyEnumeration();
        }
    }
}
