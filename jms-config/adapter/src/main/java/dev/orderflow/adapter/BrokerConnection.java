package dev.orderflow.adapter;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import javax.transaction.xa.XAResource;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.SessionFailureListener;
import org.apache.activemq.artemis.core.client.impl.ClientSessionFactoryInternal;
import org.apache.activemq.artemis.core.client.impl.ClientSessionInternal;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.ra.recovery.RecoveryManager;
import org.apache.activemq.artemis.service.extensions.ServiceUtils;
import org.apache.activemq.artemis.service.extensions.xa.ActiveMQXAResourceWrapper;
import org.apache.activemq.artemis.service.extensions.xa.recovery.XARecoveryConfig;
import org.apache.activemq.artemis.utils.VersionLoader;

/**
 * The one connection to the broker that all sessions share, made when it is needed and made anew when it has failed.
 *
 * <p>The client's own reconnecting is switched off: it would bring a session back without its transaction.
 */
final class BrokerConnection implements SessionSource, AutoCloseable {

    /** Of both kinds of connections, this one and the pooled factory's: recovery compares them (ActiveMQResourceAdapter). */
    private static final String PRODUCT = "ActiveMQ Artemis";
    /** As the database is told, too. By it the application knows which node a consumer is of. */
    private static final String PREFIX = "orderflow ";
    private static final int CALL_TIMEOUT = 10_000;
    private static final Logger LOG = System.getLogger(BrokerConnection.class.getPackageName());

    private final String url;
    private final String user;
    private final String password;
    private final String recoveryName;
    private final String node;
    private final RecoveryManager recovery = new RecoveryManager();

    private Link link;
    private XARecoveryConfig recovered;

    BrokerConnection(String url, String user, String password, String recoveryName, String node) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.recoveryName = recoveryName;
        this.node = node;
        recovery.start(true);
    }

    /** The connection itself. The client says in a thread of its own, with a lock of its own, that it has failed. */
    private record Link(ActiveMQConnectionFactory factory, ClientSessionFactoryInternal connection,
            Failure failure) implements AutoCloseable {

        boolean isUseless() {
            return failure.happened || connection.isClosed();
        }

        @Override
        public void close() {
            connection.close();
            factory.close();
        }
    }

    private static final class Failure implements SessionFailureListener {
        private volatile boolean happened;

        @Override
        public void connectionFailed(ActiveMQException exception, boolean failedOver) {
            happened = true;
        }

        @Override
        public void connectionFailed(ActiveMQException exception, boolean failedOver, String scaleDownTargetNodeID) {
            happened = true;
        }

        @Override
        public void beforeReconnect(ActiveMQException exception) {
            happened = true;
        }
    }

    @Override
    public synchronized BrokerSession openSession(String client) throws Exception {
        if (link == null || link.isUseless()) {
            close();
            link = connect();
        }
        ClientSession session = link.connection.createSession(user, password, true, false, false, false, 0);
        session.addMetaData("resource-adapter", "inbound");
        session.addMetaData(ClientSession.JMS_SESSION_IDENTIFIER_PROPERTY, "");
        session.addMetaData(ClientSession.JMS_SESSION_CLIENT_ID_PROPERTY, node == null || node.isBlank() ? client : PREFIX + node);
        return new BrokerSession((ClientSessionInternal) session, link.factory, link.connection.getPrimaryNodeId());
    }

    private Link connect() throws Exception {
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url);
        factory.setReconnectAttempts(0);
        factory.setInitialConnectAttempts(1);
        factory.setCallTimeout(CALL_TIMEOUT);
        factory.setUseGlobalPools(false);
        try {
            ClientSessionFactoryInternal connection = (ClientSessionFactoryInternal) factory.getServerLocator().createSessionFactory();
            Failure failure = new Failure();
            connection.addFailureListener(failure);
            if (recovered == null) {
                recovered = recovery.register(factory, user, password, Map.of(XARecoveryConfig.JNDI_NAME_PROPERTY_KEY, recoveryName));
            }
            return new Link(factory, connection, failure);
        } catch (Exception e) {
            factory.close();
            throw e;
        }
    }

    @Override
    public XAResource named(Branch branch, BrokerSession session) {
        return ServiceUtils.wrapXAResource(branch, Map.of(
                ActiveMQXAResourceWrapper.ACTIVEMQ_JNDI_NAME, recoveryName,
                ActiveMQXAResourceWrapper.ACTIVEMQ_NODE_ID, session.node(),
                ActiveMQXAResourceWrapper.ACTIVEMQ_PRODUCT_NAME, PRODUCT,
                ActiveMQXAResourceWrapper.ACTIVEMQ_PRODUCT_VERSION, VersionLoader.getVersion().getFullVersion()));
    }

    @Override
    public synchronized void close() {
        if (link == null) {
            return;
        }
        try {
            link.close();
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "A connection that is of no use any more cannot be closed.", e);
        }
        link = null;
    }

    /** The server's recovery need not ask this broker any more. */
    synchronized void leaveRecovery() {
        recovery.stop();
    }
}
