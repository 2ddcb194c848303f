package dev.orderflow.bench;

import dev.orderflow.launcher.Credentials;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import javax.sql.XAConnection;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.apache.activemq.artemis.jms.client.ActiveMQXAConnectionFactory;
import org.postgresql.xa.PGXADataSource;

/**
 * XA transactions by hand, one after the other, with one branch of the database and one of the broker: prepare both, force the decision,
 * commit both. No transaction manager can do without any of these.
 */
final class TransactionByHand implements AutoCloseable {

    private final XAConnection database;
    private final Connection sql;
    private final jakarta.jms.XAConnection broker;
    private final Session session;
    private final XAResource[] branches;
    private final FileChannel log;

    /** @param decisions the file to which the decisions are forced */
    TransactionByHand(Credentials credentials, Path decisions) throws Exception {
        var dataSource = new PGXADataSource();
        dataSource.setUrl(credentials.get("db.url"));
        dataSource.setUser(credentials.get("db.user"));
        dataSource.setPassword(credentials.get("db.password"));
        database = dataSource.getXAConnection();
        sql = database.getConnection();

        broker = new ActiveMQXAConnectionFactory(credentials.get("broker.url"))
                .createXAConnection(credentials.get("console.user"), credentials.get("console.password"));
        var xaSession = broker.createXASession();
        session = xaSession;
        broker.start();
        branches = new XAResource[] {database.getXAResource(), xaSession.getXAResource()};
        log = FileChannel.open(decisions, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** The database's side of what {@link #run} does. */
    Connection sql() {
        return sql;
    }

    /** The broker's side of what {@link #run} does. */
    Session session() {
        return session;
    }

    /** Does the work in a transaction of its own, and commits it. What the work throws leaves the transaction unfinished. */
    void run(Work work) throws Exception {
        int number = BenchXid.next();
        Xid[] xids = {new BenchXid(number, 1), new BenchXid(number, 2)};
        for (int i = 0; i < branches.length; i++) {
            branches[i].start(xids[i], XAResource.TMNOFLAGS);
        }
        work.run();
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

    /** What is done in a transaction. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }
}
