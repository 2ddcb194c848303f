package dev.orderflow.broker;

import java.util.Map;
import java.util.Objects;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.server.RoutingContext;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;

/**
 * Gives a message that somebody sends to the address of dead letters, the property {@code address}, a number as the broker itself gives it
 * to one that died: {@code _AMQ_ORIG_MESSAGE_ID}. By it a message can be found again.
 *
 * <p>The JMS message id does not do for that: of a message that came by AMQP the broker makes up another one at each look
 * (AmqpCoreConverter.processProperties in Artemis 2.56), and not every message has one. A number that the sender wrote is not believed.
 */
public class NumberedDeadLetters implements ActiveMQServerPlugin {

    private String deadLetters;

    @Override
    public void init(Map<String, String> properties) {
        deadLetters = Objects.requireNonNull(properties.get("address"), "NumberedDeadLetters needs the property address.");
    }

    /**
     * What an AMQP sender wrote would be found before the number. The broker's own is not met here: no session sends what it moves itself.
     */
    @Override
    public void beforeSend(ServerSession session, Transaction transaction, Message message, boolean direct, boolean noAutoCreateQueue) {
        if (deadLetters.equals(message.getAddress())) {
            message.removeProperty(Message.HDR_ORIG_MESSAGE_ID);
            message.reencode();
        }
    }

    @Override
    public void beforeMessageRoute(Message message, RoutingContext context, boolean direct, boolean rejectDuplicates) {
        if (deadLetters.equals(message.getAddress()) && message.getBrokerProperty(Message.HDR_ORIG_MESSAGE_ID) == null) {
            message.setBrokerProperty(Message.HDR_ORIG_MESSAGE_ID, message.getMessageID());
            message.reencode();
        }
    }
}
