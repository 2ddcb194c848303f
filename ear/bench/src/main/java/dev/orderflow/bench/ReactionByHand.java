package dev.orderflow.bench;

import dev.orderflow.launcher.Credentials;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.util.UUID;

/**
 * The ceiling of a reaction in batches: so many messages are received, a row written and an event sent for each, in one XA transaction with
 * one branch of the broker and one of the database.
 */
final class ReactionByHand implements AutoCloseable {

    private static final long PATIENCE_MILLIS = 1_000;

    private final int batch;
    private final TransactionByHand transaction;
    private final PreparedStatement insert;
    private final MessageConsumer consumer;
    private final MessageProducer producer;
    private int taken;

    /** @param from the queue that is emptied, as {@code address::queue} */
    ReactionByHand(Credentials credentials, String from, String to, int batch, Path decisions) throws Exception {
        this.batch = batch;
        transaction = new TransactionByHand(credentials, decisions);
        insert = transaction.sql().prepareStatement("insert into bench.by_hand_order (id, total, placed_at) values (?, 59.98, now())");
        Session session = transaction.session();
        consumer = session.createConsumer(session.createQueue(from));
        producer = session.createProducer(session.createTopic(to));
    }

    /** One batch; how many messages were in it. */
    int react() throws Exception {
        taken = 0;
        transaction.run(() -> {
            for (Message message = next(); message != null; message = next()) {
                insert.setString(1, UUID.randomUUID().toString());
                insert.addBatch();
                producer.send(transaction.session().createTextMessage(message.getBody(String.class)));
                taken++;
            }
            insert.executeBatch();
        });
        return taken;
    }

    private Message next() throws Exception {
        return taken < batch ? consumer.receive(PATIENCE_MILLIS) : null;
    }

    @Override
    public void close() throws Exception {
        transaction.close();
    }
}
