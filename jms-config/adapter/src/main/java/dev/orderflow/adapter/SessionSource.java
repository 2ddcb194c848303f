package dev.orderflow.adapter;

import javax.transaction.xa.XAResource;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.core.client.impl.ClientSessionInternal;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;
import org.apache.activemq.artemis.jms.client.ConnectionFactoryOptions;

/** Where sessions come from. */
interface SessionSource {

    /** A new session that takes part in transactions; fails where the broker is away. */
    BrokerSession openSession(String client) throws Exception;

    /**
     * The branch as the server shall log it: with the name by which its recovery knows the broker. A record with another name would stay in
     * the log for ever, and be complained of at each pass.
     */
    XAResource named(Branch branch, BrokerSession session);

    /**
     * One session.
     *
     * @param options by which messages are made into JMS messages
     * @param node the id of the broker that it is with
     */
    record BrokerSession(ClientSessionInternal core, ConnectionFactoryOptions options, String node) implements AutoCloseable {

        ActiveMQMessage open(ClientMessage message) {
            return ActiveMQMessage.createMessage(message, core, options);
        }

        @Override
        public void close() throws ActiveMQException {
            core.close();
        }
    }
}
