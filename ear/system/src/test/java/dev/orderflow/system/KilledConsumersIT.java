package dev.orderflow.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.launcher.Stack;
import dev.orderflow.system.ForeignProgram.Letter;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.XASession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.transaction.xa.XAResource;
import org.apache.activemq.artemis.core.transaction.impl.XidImpl;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQXAConnection;
import org.apache.activemq.artemis.jms.client.ActiveMQXAConnectionFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A client that is gone without a good-bye, with messages in its hands. */
@OrderflowRunning
class KilledConsumersIT {

    private static final int MESSAGES = 5;
    private static final long AT_MOST_MILLIS = 10_000;

    @Test
    @DisplayName("BROKER-P1 a message that a killed client held and had not begun to handle has used up no delivery; one that it may have"
            + " begun has"
            + " used up one")
    void deliveries(Stack stack, BrokerConsole console, ForeignProgram program) throws Exception {
        String queue = "probe-" + UUID.randomUUID() + ".orders";
        console.createQueue("orders", queue);
        try {
            program.sends(Collections.nCopies(MESSAGES, new Letter("orders::" + queue, "important", Map.of())));

            try (var connections = new ActiveMQXAConnectionFactory(stack.credentials().get("broker.url"));
                    var killed = (ActiveMQXAConnection) connections.createXAConnection(user(stack), password(stack))) {
                killed.start();
                XASession session = killed.createXASession();
                session.getXAResource().start(new XidImpl("probe".getBytes(UTF_8), 1, queue.getBytes(UTF_8)), XAResource.TMNOFLAGS);
                MessageConsumer consumer = session.createConsumer(session.createQueue("orders::" + queue));
                assertThat(consumer.receive(AT_MOST_MILLIS)).isNotNull();
                await("it holds the others in advance").atMost(Duration.ofMillis(AT_MOST_MILLIS))
                        .until(() -> console.delivering(queue) == MESSAGES);
                killed.getSessionFactory().getConnection().getTransportConnection().forceClose();
            }

            assertThat(deliveriesOf(queue, stack)).containsExactlyInAnyOrder(2, 1, 1, 1, 1);
        } finally {
            console.destroyQueue(queue);
        }
    }

    private static List<Integer> deliveriesOf(String queue, Stack stack) throws JMSException {
        try (var connections = new ActiveMQConnectionFactory(stack.credentials().get("broker.url"));
                var context = connections.createContext(user(stack), password(stack));
                var consumer = context.createConsumer(context.createQueue("orders::" + queue))) {
            List<Integer> counts = new ArrayList<>();
            while (counts.size() < MESSAGES) {
                counts.add(consumer.receive(AT_MOST_MILLIS).getIntProperty("JMSXDeliveryCount"));
            }
            return counts;
        }
    }

    private static String user(Stack stack) {
        return stack.credentials().get("broker.user");
    }

    private static String password(Stack stack) {
        return stack.credentials().get("broker.password");
    }
}
