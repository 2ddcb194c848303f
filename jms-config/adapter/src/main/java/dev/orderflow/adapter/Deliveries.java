package dev.orderflow.adapter;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQInternalErrorException;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;

/** Brings the messages of one session to its message-driven bean, one transaction after the other. Used by one thread. */
final class Deliveries {

    /** What a message is brought by. */
    static final Method ON_MESSAGE = onMessage();

    /**
     * The transaction's resource of this name is a {@code List<Message>}: those that are about to come in it, where there are several. Who
     * reacts may fetch what all of them need at once (Jakarta Transactions 2.0, 4.3). It is an outlook: a batch that takes long ends
     * earlier, and what cannot be opened is left out.
     */
    static final String TOGETHER = "orderflow.delivered-together";

    /**
     * The transaction's resource of this name is a {@code Runnable}, beside those {@link #TOGETHER}: run by who has fetched what all of
     * them need. Only from then on the batch's time counts. To wait for rows that another batch has locked is no slow reaction; counted as
     * one, both would shrink to single messages, each of which waits for the other again.
     */
    static final String PREPARED = "orderflow.delivered-together.prepared";

    private static final Logger LOG = System.getLogger(Deliveries.class.getPackageName());

    private final Inbox inbox;
    private final MessageEndpoint endpoint;
    private final Branch branch;
    private final TransactionSynchronizationRegistry transaction;
    private final BatchLimits limits;
    private final LongSupplier nanoTime;
    private final Opening opening;

    /** Makes a JMS message of one that the broker sent. */
    interface Opening {
        ActiveMQMessage of(ClientMessage message);
    }

    Deliveries(Inbox inbox, MessageEndpoint endpoint, Branch branch, TransactionSynchronizationRegistry transaction, BatchLimits limits,
               LongSupplier nanoTime, Opening opening) {
        this.inbox = inbox;
        this.endpoint = endpoint;
        this.branch = branch;
        this.transaction = transaction;
        this.limits = limits;
        this.nanoTime = nanoTime;
        this.opening = opening;
    }

    /**
     * Delivers the message, and in the same transaction what is there already and may go with it.
     *
     * @return whether that was committed; else what was taken has to go back to the queue
     * @throws ActiveMQException where the session is of no use any more
     */
    boolean deliver(ClientMessage first) throws ActiveMQException {
        Batch batch = new Batch(limits, nanoTime);
        try {
            begin();
            Map<ClientMessage, ActiveMQMessage> opened = announce(first, batch);
            for (ClientMessage message = first; message != null; message = inbox.next(batch)) {
                batch.add(message);
                bring(message, opened.get(message));
            }
        } catch (ActiveMQException broken) {
            rollBack();
            throw broken;
        } catch (Throwable failure) {
            // Errors too: whatever it is, the transaction has to come to its end in this thread.
            failed(batch, failure);
            rollBack();
        } finally {
            end();
        }
        return branch.isCommitted();
    }

    private void begin() throws ActiveMQException {
        branch.expectNext();
        try {
            endpoint.beforeDelivery(ON_MESSAGE);
        } catch (ResourceException | NoSuchMethodException | RuntimeException e) {
            throw new ActiveMQInternalErrorException("The transaction of a delivery cannot be begun.", e);
        }
        if (!branch.isStarted()) {
            throw new ActiveMQInternalErrorException("The broker has not begun the transaction of a delivery.");
        }
    }

    private Map<ClientMessage, ActiveMQMessage> announce(ClientMessage first, Batch batch) {
        List<ClientMessage> together = inbox.outlook(first, new Batch(limits, nanoTime));
        if (together.size() == 1) {
            return Map.of();
        }
        Map<ClientMessage, ActiveMQMessage> opened = new IdentityHashMap<>();
        List<Message> announced = new ArrayList<>();
        for (ClientMessage message : together) {
            try {
                ActiveMQMessage it = open(message);
                opened.put(message, it);
                announced.add(it);
            } catch (ActiveMQException | RuntimeException unopened) {
                LOG.log(Level.DEBUG, "A message cannot be opened in advance, and fails when its turn comes.", unopened);
            }
        }
        transaction.putResource(TOGETHER, announced);
        transaction.putResource(PREPARED, (Runnable) batch::prepared);
        return opened;
    }

    private ActiveMQMessage open(ClientMessage message) throws ActiveMQException {
        ActiveMQMessage opened = opening.of(message);
        opened.doBeforeReceive();
        return opened;
    }

    /**
     * Acknowledged first, as a part of the transaction: then it counts as delivered, whatever is wrong with it.
     *
     * @param opened in advance; null where it was not
     */
    private void bring(ClientMessage message, ActiveMQMessage opened) throws ActiveMQException, JMSException {
        message.individualAcknowledge();
        ((MessageListener) endpoint).onMessage(opened == null ? open(message) : opened);
    }

    /** Says what the container's own record of the failure does not: that there were others beside it. */
    private static void failed(Batch batch, Throwable failure) {
        LOG.log(Level.DEBUG, "A delivery is rolled back.", failure);
        if (batch.size() > 1) {
            LOG.log(Level.WARNING, "A batch is rolled back because its message " + batch.size()
                    + " failed; each comes alone now: " + failure);
        }
    }

    private void rollBack() {
        if (transaction.getTransactionStatus() == Status.STATUS_ACTIVE) {
            transaction.setRollbackOnly();
        }
    }

    private void end() {
        if (transaction.getTransactionStatus() == Status.STATUS_NO_TRANSACTION) {
            return;
        }
        try {
            endpoint.afterDelivery();
        } catch (ResourceException | RuntimeException e) {
            LOG.log(Level.WARNING, "The transaction of a delivery was rolled back when it was to commit.", e);
        }
    }

    private static Method onMessage() {
        try {
            return MessageListener.class.getMethod("onMessage", Message.class);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }
}
