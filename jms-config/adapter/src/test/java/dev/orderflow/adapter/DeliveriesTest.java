package dev.orderflow.adapter;

import static dev.orderflow.adapter.FakeBroker.message;
import static dev.orderflow.adapter.FakeBroker.redelivered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DeliveriesTest {

    private final FakeBroker broker = new FakeBroker();
    private final FakeServer server = new FakeServer();
    private final AtomicLong nanoTime = new AtomicLong();
    private final Inbox inbox = new Inbox(broker.consumer());

    @Test
    @DisplayName("ADAPTER-P1 what lies there is delivered in one transaction, each acknowledged before; the broker is not asked for more")
    void oneTransaction() throws Exception {
        broker.buffer.addAll(List.of(message("a"), message("b"), message("c")));

        assertThat(delivers(4)).isTrue();

        assertThat(server.happened).containsExactly("begun", "a", "b", "c", "committed");
    }

    @Test
    @DisplayName("ADAPTER-P1 a batch ends at its bound in messages; of one message it is where the setting says so")
    void boundInMessages() throws Exception {
        IntStream.range(0, 5).forEach(i -> broker.buffer.add(message("m" + i)));

        delivers(2);
        delivers(1);

        assertThat(server.happened).containsExactly("begun", "m0", "m1", "committed", "begun", "m2", "committed");
    }

    @Test
    @DisplayName("ADAPTER-P1 a batch ends at its bound in bytes, before the message that is too much for it")
    void boundInBytes() throws Exception {
        IntStream.range(0, 5).forEach(i -> broker.buffer.add(message("m" + i)));
        BatchLimits limits = new BatchLimits(10, 3 * FakeBroker.SIZE - 1, Duration.ofSeconds(1));

        delivers(limits);
        delivers(limits);

        assertThat(server.happened).containsExactly("begun", "m0", "m1", "committed", "begun", "m2", "m3", "committed");
    }

    @Test
    @DisplayName("ADAPTER-P1 a batch ends at its bound in time: who is slow does not hold up others")
    void boundInTime() throws Exception {
        IntStream.range(0, 5).forEach(i -> broker.buffer.add(message("m" + i)));
        server.reacts(name -> nanoTime.addAndGet(Duration.ofMillis(60).toNanos()));

        delivers(10);

        assertThat(server.happened).containsExactly("begun", "m0", "m1", "committed");
    }

    @Test
    @DisplayName("ADAPTER-P2 when one of a batch fails, all are rolled back, and what comes after it is not begun")
    void failure() throws Exception {
        broker.buffer.addAll(List.of(message("a"), message("poison"), message("c")));
        server.reacts(name -> {
            if (name.equals("poison")) {
                throw new IllegalStateException("as the test wants it");
            }
        });

        assertThat(delivers(10)).isFalse();

        assertThat(server.happened).containsExactly("begun", "a", "poison", "rolled back");
    }

    @Test
    @DisplayName("ADAPTER-P2 a batch whose transaction fails at its end counts as rolled back")
    void failureAtCommit() throws Exception {
        broker.buffer.addAll(List.of(message("a"), message("b")));
        server.commitFails = true;

        assertThat(delivers(10)).isFalse();
    }

    @Test
    @DisplayName("ADAPTER-P2 what was delivered before is delivered alone, wherever it lies among others")
    void redeliveredAlone() throws Exception {
        broker.buffer.addAll(List.of(message("a"), redelivered("again"), message("c"), redelivered("too"), redelivered("three")));

        IntStream.range(0, 5).forEach(i -> deliversQuietly());

        assertThat(server.happened).containsExactly(
                "begun", "a", "committed", "begun", "again", "committed", "begun", "c", "committed", "begun", "too", "committed",
                "begun", "three", "committed");
    }

    @Test
    @DisplayName("ADAPTER-P2 what was taken for the next batch goes back with a batch that is rolled back")
    void takenButNotDelivered() throws Exception {
        broker.buffer.addAll(List.of(message("a"), redelivered("again"), message("c")));
        delivers(10);

        inbox.forget();
        delivers(10);

        assertThat(server.happened).containsExactly("begun", "a", "committed", "begun", "c", "committed");
    }

    @Test
    @DisplayName("ADAPTER-P3 nothing is delivered where the broker has not begun the transaction, and the session is of no use")
    void notBegun() {
        broker.buffer.add(message("a"));
        server.brokerIsDeaf = true;

        assertThatThrownBy(() -> delivers(10)).isInstanceOf(ActiveMQException.class).hasMessageContaining("not begun");

        assertThat(server.happened).containsExactly("begun", "rolled back");
    }

    private boolean delivers(int atMost) throws ActiveMQException {
        return delivers(BatchLimits.ofMessages(atMost));
    }

    private void deliversQuietly() {
        try {
            delivers(10);
        } catch (ActiveMQException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean delivers(BatchLimits limits) throws ActiveMQException {
        Branch branch = new Branch(broker.resource(server.happened));
        return new Deliveries(inbox, server.new Bean(branch), branch, server.transaction(), limits, nanoTime::get,
                message -> ActiveMQMessage.createMessage(message, null)).deliver(inbox.await());
    }
}
