package dev.orderflow.bench;

import dev.orderflow.launcher.Credentials;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.UUID;
import javax.sql.XAConnection;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.apache.activemq.artemis.jms.client.ActiveMQXAConnectionFactory;
import org.postgresql.xa.PGXADataSource;

/**
 * The ceiling: an order with one line and its event in one XA transaction, by hand. Insert, send, prepare both, force the decision,
 * commit both: what no transaction manager can do without.
 */
final class ByHand implements AutoCloseable {

    private final XAConnection database;
    private final Connection sql;
    private final jakarta.jms.XAConnection broker;
    private final Session session;
    private final XAResource[] branches;
    private final PreparedStatement insertOrder;
    private final PreparedStatement insertLine;
    private final MessageProducer producer;
    private final FileChannel log;
    private final String text = "{\"data\":\"" + "x".repeat(600) + "\"}";

    ByHand(Credentials credentials, String topic, Path decisions) throws Exception {
        var dataSource = new PGXADataSource();
        dataSource.setUrl(credentials.get("db.url"));
        dataSource.setUser(credentials.get("db.user"));
        dataSource.setPassword(credentials.get("db.password"));
        database = dataSource.getXAConnection();
        sql = database.getConnection();
        insertOrder = sql.prepareStatement("insert into bench.by_hand_order (id, total, placed_at) values (?, 59.98, now())");
        insertLine = sql.prepareStatement("insert into bench.by_hand_line (order_id, position, sku) values (?, 0, 'BENCH-1')");

        broker = new ActiveMQXAConnectionFactory(credentials.get("broker.url"))
                .createXAConnection(credentials.get("console.user"), credentials.get("console.password"));
        var xaSession = broker.createXASession();
        session = xaSession;
        producer = session.createProducer(session.createTopic(topic));
        branches = new XAResource[] {database.getXAResource(), xaSession.getXAResource()};
        log = FileChannel.open(decisions, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Places one order. */
    void place() throws Exception {
        int number = BenchXid.next();
        Xid[] xids = {new BenchXid(number, 1), new BenchXid(number, 2)};
        for (int i = 0; i < branches.length; i++) {
            branches[i].start(xids[i], XAResource.TMNOFLAGS);
        }
        String id = UUID.randomUUID().toString();
        insertOrder.setString(1, id);
        insertOrder.executeUpdate();
        insertLine.setString(1, id);
        insertLine.executeUpdate();
        producer.send(session.createTextMessage(text));
        for (int i = 0; i < branches.length; i++) {
            branches[i].end(xids[i], XAResource.TMSUCCESS);
        }
        for (int i = 0; i < branches.length; i++) {
            branches[i].prepare(xids[i]);
        }
        decide(number);
        for (int i = 0; i < branches.length; i++) {
            branches[i].commit(xids[i], false);
        }
    }

    /** Sends so many messages in one transaction of the broker alone. */
    void sendAll(int messages) throws Exception {
        Xid xid = new BenchXid(BenchXid.next(), 1);
        branches[1].start(xid, XAResource.TMNOFLAGS);
        for (int i = 0; i < messages; i++) {
            producer.send(session.createTextMessage(text));
        }
        branches[1].end(xid, XAResource.TMSUCCESS);
        branches[1].commit(xid, true);
    }

    private void decide(int number) throws IOException {
        log.write(ByteBuffer.allocate(64).putInt(number).rewind());
        log.force(false);
    }

    @Override
    public void close() throws Exception {
        log.close();
        broker.close();
        sql.close();
        database.close();
    }
}
