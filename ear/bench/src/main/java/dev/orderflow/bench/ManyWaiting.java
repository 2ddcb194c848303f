package dev.orderflow.bench;

import dev.orderflow.events.Subscription;
import dev.orderflow.launcher.Credentials;
import dev.orderflow.launcher.Stack;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * Many messages wait in one subscription that is paused, that of the history to the orders; then it is resumed. Memory and rate shall be as
 * flat with the last of them as with the first.
 *
 * <p>Arguments: the home of the stack, the EAR, nothing, how many messages. Each is the event of an order that was placed before, with ids
 * of its own.
 */
public final class ManyWaiting {

    private static final Subscription PAUSED = Subscription.HISTORY_ORDERS;
    private static final int TOGETHER = 1_000;
    private static final int LINES_OF_PROGRESS = 20;
    private static final Duration GLANCE = Duration.ofMillis(200);

    private final Stack stack;
    private final Credentials credentials;
    private final BrokerConsole console;
    private final java.sql.Connection database;

    private ManyWaiting(Stack stack, java.sql.Connection database) {
        this.stack = stack;
        this.credentials = stack.credentials();
        this.console = new BrokerConsole(credentials);
        this.database = database;
    }

    /** Runs it; see the class. */
    public static void main(String... arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        Path ear = Path.of(arguments[1]);
        int messages = Integer.parseInt(arguments[3]);
        try (Stack stack = Stack.in(home).withPostgres().withBroker().withApplication(ear).start();
                java.sql.Connection database = DriverManager.getConnection(
                        stack.credentials().get("db.url"), stack.credentials().get("db.user"), stack.credentials().get("db.password"))) {
            new ManyWaiting(stack, database).run(messages);
        }
    }

    private void run(int messages) throws Exception {
        OverRest shop = new OverRest(credentials);
        shop.sell();
        shop.placeAndWait();
        new Tally(database).whole();
        report("Before");
        console.pause(PAUSED);
        long start = System.nanoTime();
        send(messages);
        System.out.printf(Locale.ROOT, "Sent %d in %.0f s.%n", messages, seconds(start));
        report("All wait");

        long before = lastPosition();
        console.resume(PAUSED);
        System.out.printf("%n%10s %12s %12s %12s%n", "taken", "messages/s", "WildFly MB", "Artemis MB");
        int part = messages / LINES_OF_PROGRESS;
        for (int line = 1; line <= LINES_OF_PROGRESS; line++) {
            long begun = System.nanoTime();
            long taken = lastPosition() - before;
            while (lastPosition() - before < (long) part * line) {
                Thread.sleep(GLANCE.toMillis());
            }
            long now = lastPosition() - before;
            System.out.printf(Locale.ROOT, "%10d %12.0f %12d %12d%n", now, (now - taken) / seconds(begun),
                    ManyOrders.resident(stack.applicationServer()), ManyOrders.resident(stack.broker()));
        }
    }

    private void report(String moment) throws Exception {
        System.out.printf("%s: WildFly has %d MB, Artemis %d MB.%n", moment, ManyOrders.resident(stack.applicationServer()),
                ManyOrders.resident(stack.broker()));
    }

    private void send(int messages) throws JMSException, SQLException {
        String ofFirst = " from history.event where type = 'OrderPlaced' order by position limit 1";
        String placed = text("select body" + ofFirst);
        String event = text("select id" + ofFirst);
        String order = text("select order_id" + ofFirst);
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(credentials.get("broker.url"));
                Connection connection = factory.createConnection(credentials.get("console.user"), credentials.get("console.password"));
                Session session = connection.createSession(Session.SESSION_TRANSACTED)) {
            // One queue of the topic, and not the topic: the other subscriptions would decide orders that nobody has placed.
            MessageProducer producer = session.createProducer(session.createQueue(PAUSED.topic().address() + "::" + PAUSED.queue()));
            for (int sent = 1; sent <= messages; sent++) {
                String itsEvent = UUID.randomUUID().toString();
                String itsOrder = UUID.randomUUID().toString();
                TextMessage message = session.createTextMessage(placed.replace(event, itsEvent).replace(order, itsOrder));
                message.setStringProperty("ce_id", itsEvent);
                message.setStringProperty("ce_type", "OrderPlaced");
                message.setStringProperty("ce_subject", itsOrder);
                message.setStringProperty("JMSXGroupID", itsOrder);
                producer.send(message);
                if (sent % TOGETHER == 0 || sent == messages) {
                    session.commit();
                }
            }
        }
    }

    private long lastPosition() throws SQLException {
        return Long.parseLong(text("select coalesce(max(position), 0) from history.event"));
    }

    private String text(String query) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
