package dev.orderflow.broker;

import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.server.RoutingContext;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;

/**
 * Has the broker look for the queues of every message, instead of giving it to those of the message before.
 *
 * <p>A session of the broker remembers where its last message went, and takes the next one to the same address there unseen. Whether it is
 * the same address it decides without the name of the queue: after a message to {@code orders}, one to {@code orders::payment.orders} comes
 * to all subscriptions of {@code orders} (ServerSessionImpl.doSend takes the name from an AddressInfo, which cuts the queue off;
 * RoutingContextImpl.isReusable compares only that, in Artemis 2.56). Sessions are pooled, so a message that is handed back to one
 * subscription is often the next one after an event that was published.
 */
public class RoutedAnew implements ActiveMQServerPlugin {

    /** The queues of this message are found by now; the session will not remember them. */
    @Override
    public void beforeMessageRoute(Message message, RoutingContext context, boolean direct, boolean rejectDuplicates) {
        context.setReusable(false);
    }
}
