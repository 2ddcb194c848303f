package dev.orderflow.messaging;

import dev.orderflow.database.Causes;
import jakarta.jms.InvalidClientIDException;
import jakarta.jms.InvalidClientIDRuntimeException;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.InvalidDestinationRuntimeException;
import jakarta.jms.InvalidSelectorException;
import jakarta.jms.InvalidSelectorRuntimeException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.JMSSecurityRuntimeException;
import jakarta.jms.MessageEOFException;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageFormatRuntimeException;
import jakarta.jms.MessageNotReadableException;
import jakarta.jms.MessageNotWriteableException;
import jakarta.jms.MessageNotWriteableRuntimeException;
import java.util.List;

/** Tells from an exception whether the broker is away, as opposed to having refused something. */
public final class BrokerOutage {

    /** Not mended by waiting: what the broker or its client has judged. (JMS has each as a checked and an unchecked exception.) */
    private static final List<Class<? extends Exception>> JUDGED = List.of(
            JMSSecurityException.class, JMSSecurityRuntimeException.class,
            MessageFormatException.class, MessageFormatRuntimeException.class,
            MessageNotWriteableException.class, MessageNotWriteableRuntimeException.class,
            MessageNotReadableException.class, MessageEOFException.class,
            InvalidDestinationException.class, InvalidDestinationRuntimeException.class,
            InvalidSelectorException.class, InvalidSelectorRuntimeException.class,
            InvalidClientIDException.class, InvalidClientIDRuntimeException.class);

    private BrokerOutage() {}

    /** Whether this exception, or anything that led to it, comes of a broker that is away. */
    public static boolean isIn(Throwable failure) {
        return !isRefusal(failure)
                && Causes.of(failure).anyMatch(cause -> cause instanceof JMSException || cause instanceof JMSRuntimeException);
    }

    /** Whether it comes of a broker, or of its client, that has judged what it was asked. */
    public static boolean isRefusal(Throwable failure) {
        return Causes.of(failure).anyMatch(cause -> JUDGED.stream().anyMatch(it -> it.isInstance(cause)));
    }
}
