package dev.orderflow.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.LocalTransactionException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;

/** A server with one bean and one transaction at a time, as WildFly does it: it begins in beforeDelivery and ends in afterDelivery. */
final class FakeServer {

    final List<String> happened = new CopyOnWriteArrayList<>();
    final List<Message> brought = new CopyOnWriteArrayList<>();
    final Map<Object, Object> resources = new ConcurrentHashMap<>();
    private volatile int status = Status.STATUS_NO_TRANSACTION;
    volatile boolean commitFails;
    volatile boolean brokerIsDeaf;
    private volatile Consumer<String> reaction = name -> {};

    void reacts(Consumer<String> with) {
        reaction = with;
    }

    TransactionSynchronizationRegistry transaction() {
        return FakeBroker.fake(TransactionSynchronizationRegistry.class, Map.of(
                "getTransactionStatus", arguments -> status,
                "putResource", arguments -> {
                    assertThat(status).isEqualTo(Status.STATUS_ACTIVE);
                    resources.put(arguments[0], arguments[1]);
                    return null;
                },
                "setRollbackOnly", arguments -> {
                    status = Status.STATUS_MARKED_ROLLBACK;
                    return null;
                }));
    }

    MessageEndpointFactory beans() {
        return FakeBroker.fake(MessageEndpointFactory.class, Map.of("createEndpoint", arguments -> new Bean((XAResource) arguments[0])));
    }

    /** The bean of a session with that branch. */
    final class Bean implements MessageEndpoint, MessageListener {

        private final XAResource branch;

        Bean(XAResource branch) {
            this.branch = branch;
        }

        @Override
        public void beforeDelivery(Method method) {
            status = Status.STATUS_ACTIVE;
            resources.clear();
            happened.add("begun");
            try {
                if (brokerIsDeaf) {
                    throw new XAException(XAException.XAER_RMFAIL);
                }
                branch.start(null, XAResource.TMNOFLAGS);
            } catch (XAException e) {
                // enlistResource says no, and WildFly does not listen.
                status = Status.STATUS_MARKED_ROLLBACK;
            }
        }

        @Override
        public void onMessage(Message message) {
            FakeBroker.Said said = (FakeBroker.Said) ((ActiveMQMessage) message).getCoreMessage();
            brought.add(message);
            happened.add((said.acknowledged ? "" : "unacknowledged ") + said.name);
            try {
                reaction.accept(said.name);
            } catch (RuntimeException e) {
                status = Status.STATUS_MARKED_ROLLBACK;
                throw e;
            }
        }

        @Override
        public void afterDelivery() throws ResourceException {
            boolean commits = status == Status.STATUS_ACTIVE && !commitFails;
            boolean failed = status == Status.STATUS_ACTIVE && commitFails;
            status = Status.STATUS_NO_TRANSACTION;
            try {
                if (commits) {
                    branch.commit(null, true);
                } else if (!failed) {
                    branch.rollback(null);
                }
            } catch (XAException e) {
                throw new LocalTransactionException(e);
            }
            if (failed) {
                throw new LocalTransactionException("the database says no");
            }
        }

        @Override
        public void release() {
            happened.add("released");
        }
    }
}
