package dev.orderflow.portability.modules;

import dev.orderflow.events.Fact;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.util.ArrayList;
import java.util.List;
import javax.naming.InitialContext;

/** The subscription of a module that is not deployed: what it would have heard lies in its queue. */
final class UnreadSubscription {

    private static final long PATIENCE_MILLIS = 500;

    private final String queue;
    private final List<TextMessage> heard = new ArrayList<>();

    /**
     * The subscription of a module to a topic.
     *
     * @param name its queue, such as {@code orders.payments}
     */
    UnreadSubscription(String name) {
        queue = name.substring(name.indexOf('.') + 1) + "::" + name;
    }

    /** All facts about these orders that have come so far, each from a message that is as the contract says. */
    List<Fact> factsAbout(String... orderIds) throws Exception {
        takeWhatIsThere();
        List<Fact> facts = new ArrayList<>();
        for (TextMessage message : heard) {
            if (List.of(orderIds).contains(message.getStringProperty("ce_subject"))) {
                facts.add(WireContract.eventIn(message).fact());
            }
        }
        return facts;
    }

    private void takeWhatIsThere() throws Exception {
        ConnectionFactory connections = InitialContext.doLookup("jms/orderflow");
        try (JMSContext context = connections.createContext();
                JMSConsumer consumer = context.createConsumer(context.createQueue(queue))) {
            for (Message next = consumer.receive(PATIENCE_MILLIS); next != null; next = consumer.receiveNoWait()) {
                heard.add((TextMessage) next);
            }
        }
    }
}
