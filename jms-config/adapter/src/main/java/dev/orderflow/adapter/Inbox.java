package dev.orderflow.adapter;

import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.core.client.impl.ClientConsumerInternal;

/** The messages that the broker has sent to a consumer in advance. Used by one thread. */
final class Inbox {

    private final ClientConsumerInternal consumer;

    /** Was taken, but must not be in the batch that took it. */
    private ClientMessage kept;

    Inbox(ClientConsumerInternal consumer) {
        this.consumer = consumer;
    }

    /** Waits for a message; null when the consumer was closed meanwhile. The broker is not asked: it sends when there is one. */
    ClientMessage await() throws ActiveMQException {
        ClientMessage message = kept;
        kept = null;
        return message == null ? consumer.receive() : message;
    }

    /** A message that is there already and goes with the batch; null where there is none. */
    ClientMessage next(Batch batch) throws ActiveMQException {
        // To receive from an empty buffer asks the broker, which is a round trip, with a timeout too (ClientConsumerImpl.receive).
        if (!batch.mayGrow() || consumer.getBufferSize() == 0) {
            return null;
        }
        ClientMessage message = consumer.receiveImmediate();
        if (message == null || batch.takes(message)) {
            return message;
        }
        kept = message;
        return null;
    }

    /** What was taken and not delivered has gone back to the queue. */
    void forget() {
        kept = null;
    }
}
