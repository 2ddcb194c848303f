package dev.orderflow.messaging;

import jakarta.jms.Message;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Makes a message that was received ready to be sent on as it is, by the means of the JMS provider. JMS itself can neither write a
 * property that is bytes, nor one whose name is no Java identifier, nor the body of a message that it has no type for; a message that came
 * by another protocol has them.
 *
 * <p>A service (ServiceLoader). Without one for the provider at hand JMS copies what it can.
 */
public interface Verbatim {

    /**
     * The message itself, to be sent.
     *
     * @param leftOut the names of properties to take out of it
     * @param more properties to put into it
     * @return empty where it is the message of another provider
     */
    Optional<Message> of(Message received, Predicate<String> leftOut, Map<String, String> more);
}
