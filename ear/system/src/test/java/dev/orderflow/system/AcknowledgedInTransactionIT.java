package dev.orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.launcher.Stack;
import jakarta.jms.MessageConsumer;
import jakarta.jms.XASession;
import java.util.Map;
import java.util.UUID;
import org.apache.activemq.artemis.jms.client.ActiveMQXAConnectionFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What an application server does when the broker does not answer the start of a transaction. */
@OrderflowRunning
class AcknowledgedInTransactionIT {

    private static final long AT_MOST_MILLIS = 10_000;

    @Test
    @DisplayName("BROKER-P3 a message that an XA session acknowledges outside of a transaction is not lost")
    void notLost(Stack stack, BrokerConsole console, ForeignProgram program) throws Exception {
        String queue = "probe-" + UUID.randomUUID() + ".orders";
        console.createQueue("orders", queue);
        try {
            program.sends("orders::" + queue, "important", Map.of());

            receivesWithoutTransaction(stack, "orders::" + queue);

            assertThat(console.depth(queue)).isEqualTo(1);
        } finally {
            console.destroyQueue(queue);
        }
    }

    private static void receivesWithoutTransaction(Stack stack, String queue) throws Exception {
        try (var connections = new ActiveMQXAConnectionFactory(stack.credentials().get("broker.url"));
                var connection = connections.createXAConnection(
                        stack.credentials().get("broker.user"), stack.credentials().get("broker.password"))) {
            connection.start();
            XASession session = connection.createXASession();
            try (MessageConsumer consumer = session.createConsumer(session.createQueue(queue))) {
                consumer.receive(AT_MOST_MILLIS).acknowledge();
            }
        }
    }
}
