package dev.orderflow.broker;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQIllegalStateException;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.persistence.OperationContext;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.ServerConsumer;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.impl.AckReason;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.protocol.SessionCallback;

/**
 * Refuses an acknowledgement that an XA session makes outside of a transaction; the message is delivered again. On the addresses that the
 * property {@code addresses} names, separated by commas: elsewhere somebody may mean it so.
 *
 * <p>Left to itself the broker takes it off for good at once (ServerSessionImpl.individualAcknowledge and acknowledge hand on a transaction
 * that is null, ServerConsumerImpl then commits one of its own, in Artemis 2.56). An application server does that when the start of the
 * transaction does not come to the broker, as after an outage: it notes that the session could not be enlisted, and delivers the message
 * nevertheless. What the consumer does is rolled back, and the message would be lost. (Had the start come, and only its answer not, the
 * acknowledgement belongs to a transaction that nobody commits.)
 */
public class AcknowledgedInTransaction implements ActiveMQServerPlugin {

    private final Set<String> xaSessions = ConcurrentHashMap.newKeySet();
    private Set<String> addresses = Set.of();
    private ActiveMQServer broker;

    @Override
    public void init(Map<String, String> properties) {
        String names = Objects.requireNonNull(properties.get("addresses"), "AcknowledgedInTransaction needs the property addresses.");
        addresses = Set.of(names.split("\\s*,\\s*"));
    }

    @Override
    public void registered(ActiveMQServer server) {
        broker = server;
    }

    @Override
    public void beforeCreateSession(
            String name,
            String username,
            int minLargeMessageSize,
            RemotingConnection connection,
            boolean autoCommitSends,
            boolean autoCommitAcks,
            boolean preAcknowledge,
            boolean xa,
            String defaultAddress,
            SessionCallback callback,
            boolean autoCreateQueues,
            OperationContext context,
            Map<SimpleString, RoutingType> prefixes) {
        if (xa) {
            xaSessions.add(name);
        }
    }

    @Override
    public void afterCloseSession(ServerSession session, boolean failed) {
        xaSessions.remove(session.getName());
    }

    /** Before it is committed: what is thrown here rolls it back. */
    @Override
    public void messageAcknowledged(Transaction transaction, MessageReference message, AckReason reason, ServerConsumer consumer)
            throws ActiveMQException {
        if (reason == AckReason.NORMAL
                && consumer != null
                && xaSessions.contains(consumer.getSessionID())
                && addresses.contains(message.getQueue().getAddress().toString())) {
            ServerSession session = broker.getSessionByID(consumer.getSessionID());
            if (session != null && session.getCurrentTransaction() == null) {
                throw new ActiveMQIllegalStateException("A message was acknowledged outside of its transaction; it is delivered again.");
            }
        }
    }
}
