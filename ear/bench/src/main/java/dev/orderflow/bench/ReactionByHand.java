package dev.orderflow.bench;

import dev.orderflow.launcher.Credentials;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
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
 * The ceiling of a reaction in batches: so many messages are received, a row written and an event sent for each, in one XA transaction with
 * one branch of the broker and one of the database.
 */
final class ReactionByHand implements AutoCloseable {

    private static final long PATIENCE_MILLIS = 1_000;

    private final int batch;
    private final XAConnection database;
    private final Connection sql;
    private final PreparedStatement insert;
    private final jakarta.jms.XAConnection broker;
    private final Session session;
    private final MessageConsumer consumer;
    private final MessageProducer producer;
    private final XAResource[] branches;
    private final FileChannel log;

    ReactionByHand(Credentials credentials, String from, String to, int batch, Path decisions) throws Exception {
        this.batch = batch;
        var dataSource = new PGXADataSource();
        dataSource.setUrl(credentials.get("db.url"));
        dataSource.setUser(credentials.get("db.user"));
        dataSource.setPassword(credentials.get("db.password"));
        database = dataSource.getXAConnection();
        sql = database.getConnection();
        insert = sql.prepareStatement("insert into bench.by_hand_order (id, total, placed_at) values (?, 59.98, now())");
        broker = new ActiveMQXAConnectionFactory(credentials.get("broker.url"))
                .createXAConnection(credentials.get("console.user"), credentials.get("console.password"));
        var xaSession = broker.createXASession();
        session = xaSession;
        consumer = session.createSharedDurableConsumer(session.createTopic(from), "by-hand");
        producer = session.createProducer(session.createTopic(to));
        broker.start();
        branches = new XAResource[] {database.getXAResource(), xaSession.getXAResource()};
        log = FileChannel.open(decisions, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** One batch; how many messages were in it. */
    int react() throws Exception {
        int number = BenchXid.next();
        Xid[] xids = {new BenchXid(number, 1), new BenchXid(number, 2)};
        for (int i = 0; i < branches.length; i++) {
            branches[i].start(xids[i], XAResource.TMNOFLAGS);
        }
        int taken = 0;
        for (Message message = null; taken < batch && (message = consumer.receive(PATIENCE_MILLIS)) != null; taken++) {
            insert.setString(1, UUID.randomUUID().toString());
            insert.addBatch();
            producer.send(session.createTextMessage(message.getBody(String.class)));
        }
        insert.executeBatch();
        for (int i = 0; i < branches.length; i++) {
            branches[i].end(xids[i], XAResource.TMSUCCESS);
        }
        for (int i = 0; i < branches.length; i++) {
            branches[i].prepare(xids[i]);
        }
        log.write(ByteBuffer.allocate(64).putInt(number).rewind());
        log.force(false);
        for (int i = 0; i < branches.length; i++) {
            branches[i].commit(xids[i], false);
        }
        return taken;
    }

    @Override
    public void close() throws Exception {
        log.close();
        broker.close();
        sql.close();
        database.close();
    }
}
