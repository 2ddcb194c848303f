package dev.orderflow.adapter;

import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.resource.spi.work.Work;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientSession.QueueQuery;
import org.apache.activemq.artemis.core.client.impl.ClientConsumerInternal;

/**
 * A thread that listens to a subscription. It owns one session, one consumer and one bean at a time, from the beginning to the end:
 * whatever goes wrong, they are closed together, and a second later there are others.
 */
final class Receiver implements Work {

    private static final Logger LOG = System.getLogger(Receiver.class.getPackageName());

    private static final long PAUSE_SECONDS = 1;

    private final SessionSource broker;
    private final SubscriptionSpec subscription;
    private final MessageEndpointFactory beans;
    private final TransactionSynchronizationRegistry transaction;
    private final BatchLimits limits;
    private final int window;
    private final Turns turns;
    private final Complaints complaints;

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private boolean running;
    /** Waits for a message, and may be closed therefore; null while something is being delivered. */
    private ClientConsumer waiting;

    Receiver(SessionSource broker, SubscriptionSpec subscription, MessageEndpointFactory beans,
             TransactionSynchronizationRegistry transaction, BatchLimits limits, int window, Turns turns,
             Complaints complaints) {
        this.broker = broker;
        this.subscription = subscription;
        this.beans = beans;
        this.transaction = transaction;
        this.limits = limits;
        this.window = window;
        this.turns = turns;
        this.complaints = complaints;
    }

    @Override
    public void run() {
        if (!begins()) {
            return;
        }
        try {
            while (!isStopped()) {
                try (SessionSource.BrokerSession session = broker.openSession(subscription.client())) {
                    listen(session);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                } catch (Exception e) {
                    complaints.about(e);
                }
                pause();
            }
        } finally {
            ended.countDown();
        }
    }

    private synchronized boolean begins() {
        running = !isStopped();
        return running;
    }

    private void listen(SessionSource.BrokerSession session) throws Exception {
        check(session.core().queueQuery(SimpleString.of(subscription.queue())));
        Branch branch = new Branch(session.core());
        MessageEndpoint bean = beans.createEndpoint(broker.named(branch, session));
        try {
            ClientConsumerInternal consumer = (ClientConsumerInternal) session.core()
                    .createConsumer(SimpleString.of(subscription.queue()), null, window, -1, false);
            session.core().start();
            complaints.none();
            Inbox inbox = new Inbox(consumer, limits);
            Deliveries deliveries = new Deliveries(inbox, bean, branch, transaction, limits, System::nanoTime, session::open);
            while (await(inbox, consumer)) {
                try (Turns.Turn turn = turns.next()) {
                    if (!deliveries.deliver(inbox.first())) {
                        inbox.forget();
                        session.core().rollback(false);
                    }
                }
            }
        } finally {
            bean.release();
        }
    }

    /** False when there is nothing to deliver any more: somebody stops this, or the connection has failed. */
    private boolean await(Inbox inbox, ClientConsumer consumer) throws ActiveMQException {
        synchronized (this) {
            if (isStopped()) {
                return false;
            }
            waiting = consumer;
        }
        try {
            boolean there = inbox.await();
            synchronized (this) {
                return there && !isStopped();
            }
        } finally {
            synchronized (this) {
                waiting = null;
            }
        }
    }

    private void check(QueueQuery queue) throws RefusedSubscription {
        if (!queue.isExists()) {
            throw new RefusedSubscription("The broker has no queue " + subscription.queue() + ".");
        }
        if (!subscription.address().equals(queue.getAddress().toString())) {
            throw new RefusedSubscription(
                    "The queue " + subscription.queue() + " is on the address " + queue.getAddress() + ", not on "
                            + subscription.address() + ".");
        }
        String filter = queue.getFilterString() == null ? null : queue.getFilterString().toString();
        if (!subscription.wants(filter)) {
            throw new RefusedSubscription("The queue " + subscription.queue() + " has the filter [" + filter + "], its bean the selector ["
                    + subscription.selector() + "]: the broker's configuration has to say the same as the bean.");
        }
    }

    private void pause() throws IllegalStateException {
        try {
            if (stopped.await(PAUSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(Level.DEBUG, "No more deliveries of {0}", subscription.queue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped.countDown();
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /** What is being delivered is brought to its end; nothing else is begun. */
    synchronized void stop() {
        stopped.countDown();
        if (waiting == null) {
            return;
        }
        try {
            waiting.close();
        } catch (ActiveMQException e) {
            LOG.log(Level.DEBUG, "A consumer of a broker that is away cannot be closed.", e);
        }
    }

    /** Whether it has ended; waits until that moment for it. */
    boolean isOverBy(long nanoTime) throws InterruptedException {
        synchronized (this) {
            if (!running) {
                return true;
            }
        }
        return ended.await(nanoTime - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    /** The server's work manager ends. */
    @Override
    public void release() {
        stop();
    }
}
