package dev.orderflow.adapter;

import static java.util.Comparator.comparing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.core.client.impl.ClientConsumerInternal;

/**
 * The messages that the broker has sent to a consumer in advance. Used by one thread.
 *
 * <p>They are delivered in the order of their groups, an order's events in the order in which they came: batches of two subscriptions that
 * are about the same orders then lock these in the same order, and do not wait for each other for ever.
 */
final class Inbox {

    private static final SimpleString NONE = SimpleString.of("");

    private final ClientConsumerInternal consumer;
    private final BatchLimits limits;

    /** Were taken together, and wait for their batch. Nothing more is taken before they are delivered, or the last would never be. */
    private final Deque<ClientMessage> taken = new ArrayDeque<>();

    /** The one that came first, for which nothing else has been taken yet. */
    private ClientMessage awaited;

    Inbox(ClientConsumerInternal consumer, BatchLimits limits) {
        this.consumer = consumer;
        this.limits = limits;
    }

    /** Waits for a message; false when the consumer was closed meanwhile. The broker is not asked: it sends when there is one. */
    boolean await() throws ActiveMQException {
        if (taken.isEmpty() && awaited == null) {
            awaited = consumer.receive();
        }
        return awaited != null || !taken.isEmpty();
    }

    /** The first message of the next batch, after {@link #await}. What has come by now goes with it. */
    ClientMessage first() throws ActiveMQException {
        if (taken.isEmpty()) {
            takeWith(awaited);
            awaited = null;
        }
        return taken.poll();
    }

    /** With it, what is there already. The rest of a large message's body would be lost by taking another. */
    private void takeWith(ClientMessage first) throws ActiveMQException {
        List<ClientMessage> together = new ArrayList<>();
        ClientMessage last = first;
        long bytes = 0;
        while (last != null) {
            together.add(last);
            bytes += last.getEncodeSize();
            boolean enough = together.size() >= limits.messages() || bytes >= limits.bytes() || last.isLargeMessage();
            // To receive from an empty buffer asks the broker, which is a round trip, with a timeout too (ClientConsumerImpl.receive).
            last = enough || consumer.getBufferSize() == 0 ? null : consumer.receiveImmediate();
        }
        together.sort(comparing(Inbox::group));
        taken.addAll(together);
    }

    private static SimpleString group(ClientMessage message) {
        SimpleString group = message.getGroupID();
        return group == null ? NONE : group;
    }

    /** The message, and those that will go with it in the batch if there is time for all. */
    List<ClientMessage> outlook(ClientMessage first, Batch expected) {
        List<ClientMessage> together = new ArrayList<>(List.of(first));
        expected.add(first);
        for (ClientMessage next : taken) {
            if (!expected.mayGrow() || !expected.takes(next)) {
                break;
            }
            expected.add(next);
            together.add(next);
        }
        return together;
    }

    /** A message that is there already and goes with the batch; null where there is none. */
    ClientMessage next(Batch batch) {
        ClientMessage message = taken.peek();
        return message != null && batch.mayGrow() && batch.takes(message) ? taken.poll() : null;
    }

    /** What was taken and not delivered has gone back to the queue. */
    void forget() {
        taken.clear();
        awaited = null;
    }
}
