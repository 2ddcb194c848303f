package dev.orderflow.broker;

import java.util.List;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.ServerConsumer;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;

/**
 * Takes the messages of a consumer that died back without counting them as delivered more often than they were.
 *
 * <p>Left to itself the broker counts a delivery for every message that the consumer held in advance, and offers it at once to the
 * next one. An application server that is killed has several consumers of a subscription, whose ends the broker notices one after the
 * other: a message goes from each to the next, is "delivered" five times within milliseconds, and is a dead letter that nobody
 * ever looked at (ServerConsumerImpl.updateDeliveryCountForCanceledRef and QueueImpl.cancel in Artemis 2.56).
 *
 * <p>Only the first message that a consumer holds can have been in work; it keeps its count, so that a message which kills
 * whoever handles it is a dead letter after five. All of them wait until the last of the dead consumers is gone.
 */
public class KilledConsumers implements ActiveMQServerPlugin {

    private static final long PAUSE_MILLIS = 1_000;

    @Override
    public void beforeCloseConsumer(ServerConsumer consumer, boolean failed) {
        if (failed) {
            consumer.setStarted(false); // or one more might come in behind our back
            takeBack(consumer.scanDeliveringReferences(false, any -> true, any -> false));
        }
    }

    private static void takeBack(List<MessageReference> held) {
        long later = System.currentTimeMillis() + PAUSE_MILLIS;
        held.forEach(message -> message.setScheduledDeliveryTime(later));
        held.stream().skip(1).forEach(MessageReference::decrementDeliveryCount);
    }
}
