package dev.orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.system.ForeignProgram.Letter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What is given back to one subscription is sent to its queue by the name {@code <topic>::<queue>}; the broker has to know it from the
 * topic.
 */
@OrderflowRunning
class OneQueueIT {

    private static final List<String> QUEUES = List.of("orders.shipping", "inventory.shipping", "history.shipping");

    @Test
    @DisplayName("BROKER-P2 a message to one queue of a topic comes to that queue only, also right after one to the topic in the same"
            + " session")
    void oneQueue(BrokerConsole console, ForeignProgram program) {
        String order = UUID.randomUUID().toString();
        Map<String, String> about = Map.of("ce_subject", order);
        QUEUES.forEach(console::pause);
        try {
            program.sends(List.of(
                    new Letter("shipping", "to all", about),
                    new Letter("shipping::history.shipping", "to one", about),
                    new Letter("shipping::orders.shipping", "to one", about)));

            assertThat(console.browse("orders.shipping", order)).hasSize(2);
            assertThat(console.browse("history.shipping", order)).hasSize(2);
            assertThat(console.browse("inventory.shipping", order)).hasSize(1);
        } finally {
            QUEUES.forEach(queue -> console.removes(queue, order));
            QUEUES.forEach(console::resume);
        }
    }
}
