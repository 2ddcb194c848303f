package dev.orderflow.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.transaction.xa.XAResource;
import org.apache.activemq.artemis.api.core.ActiveMQNotConnectedException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession.QueueQuery;
import org.apache.activemq.artemis.core.client.impl.ClientConsumerInternal;
import org.apache.activemq.artemis.core.client.impl.ClientMessageImpl;
import org.apache.activemq.artemis.core.client.impl.ClientSessionInternal;

/** A broker with one queue. What is asked of it is written down; what nobody should ask fails the test. */
final class FakeBroker implements SessionSource {

    static final int SIZE = 1000;
    private static final long LONGEST_SECONDS = 20;
    private static final ClientMessage CLOSED = new Said("closed", 1, 0);

    final List<String> asked = new CopyOnWriteArrayList<>();

    final BlockingQueue<ClientMessage> buffer = new LinkedBlockingQueue<>();
    volatile boolean queueExists = true;
    volatile String address = "orders";
    volatile String filter;
    final AtomicInteger failures = new AtomicInteger();

    /** A message by name. */
    static final class Said extends ClientMessageImpl {
        final String name;
        private final int size;
        boolean acknowledged;

        Said(String name, int deliveries, int size) {
            super((byte) 0, true, 0, 0, (byte) 4, 100);
            this.name = name;
            this.size = size;
            setDeliveryCount(deliveries);
            setMessageID(1);
        }

        Said of(String group) {
            setGroupID(group);
            return this;
        }

        @Override
        public int getEncodeSize() {
            return size;
        }

        @Override
        public Said individualAcknowledge() {
            acknowledged = true;
            return this;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Said message(String name) {
        return new Said(name, 1, SIZE);
    }

    static Said redelivered(String name) {
        return new Said(name, 2, SIZE);
    }

    @Override
    public BrokerSession openSession(String client) throws Exception {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            asked.add("refused");
            throw new ActiveMQNotConnectedException("the broker is away");
        }
        asked.add("session");
        return new BrokerSession(session(), null, "node");
    }

    @Override
    public XAResource named(Branch branch, BrokerSession session) {
        return branch;
    }

    ClientConsumerInternal consumer() {
        return fake(ClientConsumerInternal.class, Map.of(
                "receive", arguments -> taken(),
                "receiveImmediate", arguments -> {
                    ClientMessage message = buffer.poll();
                    assertThat(message).as("nobody asks the broker for more").isNotNull();
                    return message;
                },
                "getBufferSize", arguments -> buffer.size(),
                "close", arguments -> {
                    asked.add("consumer closed");
                    buffer.add(CLOSED);
                    return null;
                }));
    }

    private ClientMessage taken() {
        try {
            ClientMessage message = buffer.poll(LONGEST_SECONDS, TimeUnit.SECONDS);
            assertThat(message).as("a message comes, or the consumer is closed").isNotNull();
            return message == CLOSED ? null : message;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private ClientSessionInternal session() {
        return fake(ClientSessionInternal.class, Map.of(
                "queueQuery", arguments -> queue(),
                "createConsumer", arguments -> {
                    asked.add("consumer of " + arguments[0]);
                    return consumer();
                },
                "start", arguments -> null,
                "commit", arguments -> null,
                "rollback", arguments -> {
                    asked.add(arguments[0] instanceof Boolean ? "all given back" : "rolled back");
                    return null;
                },
                "close", arguments -> {
                    asked.add("session closed");
                    return null;
                }));
    }

    private QueueQuery queue() {
        return fake(QueueQuery.class, Map.of(
                "isExists", arguments -> queueExists,
                "getAddress", arguments -> SimpleString.of(address),
                "getFilterString", arguments -> filter == null ? null : SimpleString.of(filter)));
    }

    /** One session's resource: the transaction begins there, or fails to. */
    XAResource resource(List<String> happened) {
        return fake(XAResource.class, Map.of(
                "start", arguments -> null,
                "commit", arguments -> {
                    happened.add("committed");
                    return null;
                },
                "rollback", arguments -> {
                    happened.add("rolled back");
                    return null;
                }));
    }

    static <T> T fake(Class<T> type, Map<String, Function<Object[], Object>> answers) {
        return type.cast(Proxy.newProxyInstance(FakeBroker.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            Function<Object[], Object> answer = answers.get(method.getName());
            if (answer == null) {
                throw new AssertionError("Nobody should call " + method);
            }
            return answer.apply(arguments);
        }));
    }
}
