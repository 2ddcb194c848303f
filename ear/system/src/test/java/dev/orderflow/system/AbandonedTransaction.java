package dev.orderflow.system;

import dev.orderflow.launcher.Credentials;
import jakarta.jms.JMSContext;
import jakarta.jms.XAJMSContext;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.UUID;
import javax.sql.XAConnection;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.apache.activemq.artemis.jms.client.ActiveMQXAConnectionFactory;
import org.postgresql.xa.PGXADataSource;

/**
 * A transaction that was prepared on the database and on the broker, and then forgotten: as a node leaves it that is killed before it
 * has noted its decision.
 */
final class AbandonedTransaction implements AutoCloseable {

    /** What a node's transaction manager (Narayana) makes: 28 bytes, then the name of the node. */
    private record NodeXid(byte[] transaction, byte[] branch) implements Xid {

        private static final int NARAYANA = 131077;
        private static final int UID_BYTES = 28;
        private static final int BRANCH_BYTES = 36;

        static NodeXid of(String node) {
            byte[] name = node.getBytes(StandardCharsets.US_ASCII);
            return new NodeXid(
                    unique(UID_BYTES + name.length).position(UID_BYTES).put(name).array(), unique(BRANCH_BYTES).array());
        }

        private static ByteBuffer unique(int length) {
            UUID id = UUID.randomUUID();
            return ByteBuffer.allocate(length).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        }

        @Override
        public int getFormatId() {
            return NARAYANA;
        }

        @Override
        public byte[] getGlobalTransactionId() {
            return transaction;
        }

        @Override
        public byte[] getBranchQualifier() {
            return branch;
        }
    }

    /** Work with a resource; what it does to the resource's data goes by the second parameter. */
    @FunctionalInterface
    private interface Work<T> {
        void with(XAResource resource, T connection) throws Exception;
    }

    private final Credentials credentials;
    private final NodeXid xid;

    /** Prepares a branch on both, of a transaction of that node. */
    AbandonedTransaction(Credentials credentials, String node) throws Exception {
        this.credentials = credentials;
        this.xid = NodeXid.of(node);
        onDatabase((resource, connection) -> {
            resource.start(xid, XAResource.TMNOFLAGS);
            try (Statement statement = connection.getConnection().createStatement()) {
                statement.execute("select 1");
            }
            prepare(resource);
        });
        onBroker((resource, context) -> {
            resource.start(xid, XAResource.TMNOFLAGS);
            context.createProducer().send(context.createTopic("orders"), "never to be seen");
            prepare(resource);
        });
    }

    private void prepare(XAResource resource) throws XAException {
        resource.end(xid, XAResource.TMSUCCESS);
        if (resource.prepare(xid) != XAResource.XA_OK) {
            throw new AssertionError("There is nothing to decide.");
        }
    }

    private void onDatabase(Work<XAConnection> work) throws Exception {
        PGXADataSource database = new PGXADataSource();
        database.setUrl(credentials.get("db.url"));
        XAConnection connection = database.getXAConnection(credentials.get("db.user"), credentials.get("db.password"));
        try {
            work.with(connection.getXAResource(), connection);
        } finally {
            connection.close();
        }
    }

    private void onBroker(Work<JMSContext> work) throws Exception {
        try (var connections = new ActiveMQXAConnectionFactory(credentials.get("broker.url"));
                XAJMSContext context =
                        connections.createXAContext(credentials.get("broker.user"), credentials.get("broker.password"))) {
            work.with(context.getXAResource(), context);
        }
    }

    /** The global transaction, as it is shown. */
    String transaction() {
        return HexFormat.of().formatHex(xid.transaction());
    }

    /** Rolls back what nobody else has. */
    @Override
    public void close() throws Exception {
        onDatabase((resource, connection) -> rollback(resource));
        onBroker((resource, context) -> rollback(resource));
    }

    private void rollback(XAResource resource) throws XAException {
        try {
            resource.rollback(xid);
        } catch (XAException e) {
            if (e.errorCode != XAException.XAER_NOTA) {
                throw e;
            }
        }
    }
}
