package dev.orderflow.messaging;

import jakarta.jms.JMSException;
import jakarta.jms.Message;

/**
 * A delivery that failed.
 *
 * @param subscription the queue of the subscription, {@code <module>.<topic>}
 * @param key what stays the same when the message is sent to this subscription again, see {@link MessageKey}
 * @param messageId the JMS message id of this delivery
 * @param eventId the CloudEvents id, null where the message says none; so are type and subject
 * @param attempt 1 for the first delivery since the message came into the subscription
 * @param failure why
 */
public record FailedDelivery(
        String subscription,
        String key,
        String messageId,
        String eventId,
        String type,
        String subject,
        int attempt,
        Throwable failure) {

    static FailedDelivery of(Message message, String subscription, Throwable failure) throws JMSException {
        return new FailedDelivery(
                subscription,
                MessageKey.of(message),
                message.getJMSMessageID(),
                Said.text(message, "ce_id"),
                Said.text(message, "ce_type"),
                Said.text(message, "ce_subject"),
                Said.attempt(message),
                failure);
    }
}
