package dev.orderflow.bench;

import dev.orderflow.launcher.Credentials;
import jakarta.jms.MessageProducer;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.util.UUID;

/** The ceiling: an order with one line and its event in one XA transaction, by hand. */
final class ByHand implements AutoCloseable {

    private final TransactionByHand transaction;
    private final PreparedStatement insertOrder;
    private final PreparedStatement insertLine;
    private final MessageProducer producer;
    private final String text = "{\"data\":\"" + "x".repeat(600) + "\"}";

    ByHand(Credentials credentials, String topic, Path decisions) throws Exception {
        transaction = new TransactionByHand(credentials, decisions);
        insertOrder = transaction.sql().prepareStatement("insert into bench.by_hand_order (id, total, placed_at) values (?, 59.98, now())");
        insertLine = transaction.sql()
                .prepareStatement("insert into bench.by_hand_line (order_id, position, sku) values (?, 0, 'BENCH-1')");
        producer = transaction.session().createProducer(transaction.session().createTopic(topic));
    }

    /** Places one order. */
    void place() throws Exception {
        transaction.run(() -> {
            String id = UUID.randomUUID().toString();
            insertOrder.setString(1, id);
            insertOrder.executeUpdate();
            insertLine.setString(1, id);
            insertLine.executeUpdate();
            send();
        });
    }

    /** Sends so many messages in one transaction. */
    void sendAll(int messages) throws Exception {
        transaction.run(() -> {
            for (int i = 0; i < messages; i++) {
                send();
            }
        });
    }

    private void send() throws Exception {
        producer.send(transaction.session().createTextMessage(text));
    }

    @Override
    public void close() throws Exception {
        transaction.close();
    }
}
