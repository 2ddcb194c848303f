package dev.orderflow.adapter;

import static dev.orderflow.adapter.FakeBroker.message;
import static dev.orderflow.adapter.FakeBroker.redelivered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.time.Duration;
import java.util.ArrayList;
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
    private final BatchLimits limits = new BatchLimits(3, 3 * FakeBroker.SIZE, Duration.ofMillis(100));
    private final Inbox inbox = new Inbox(broker.consumer(), limits);

    @Test
    @DisplayName("ADAPTER-P1 what lies there is delivered in one transaction, each acknowledged before; the broker is not asked for more")
    void oneTransaction() throws Exception {
        broker.buffer.addAll(List.of(message("a"), message("b"), message("c")));

        assertThat(delivers()).isTrue();

        assertThat(server.happened).containsExactly("begun", "a", "b", "c", "committed");
    }

    @Test
    @DisplayName("ADAPTER-P1 a batch ends at its bound in messages; of one message it is where the setting says so")
    void boundInMessages() throws Exception {
        IntStream.range(0, 5).forEach(i -> broker.buffer.add(message("m" + i)));

        delivers(inbox, new BatchLimits(2, 3 * FakeBroker.SIZE, Duration.ofSeconds(1)));
        delivers(new Inbox(broker.consumer(), BatchLimits.ofMessages(1)), BatchLimits.ofMessages(1));
        delivers(inbox, limits);

        assertThat(server.happened).containsExactly(
                "begun", "m0", "m1", "committed", "begun", "m3", "committed", "begun", "m2", "committed");
    }

    @Test
    @DisplayName("ADAPTER-P1 a batch ends at its bound in bytes, before the message that is too much for it")
    void boundInBytes() throws Exception {
        IntStream.range(0, 3).forEach(i -> broker.buffer.add(message("m" + i)));
        BatchLimits small = new BatchLimits(10, 3 * FakeBroker.SIZE - 1, Duration.ofSeconds(1));

        delivers(inbox, small);
        delivers(inbox, small);

        assertThat(server.happened).containsExactly("begun", "m0", "m1", "committed", "begun", "m2", "committed");
    }

    @Test
    @DisplayName("ADAPTER-P1 orders come in one order whatever the order of arrival, and each order's events as they came")
    void groups() throws Exception {
        broker.buffer.addAll(List.of(message("b1").of("b"), message("a1").of("a"), message("b2").of("b")));

        delivers();

        assertThat(server.happened).containsExactly("begun", "a1", "b1", "b2", "committed");
    }

    @Test
    @DisplayName("ADAPTER-P1 a batch ends at its bound in time: who is slow does not hold up others")
    void boundInTime() throws Exception {
        IntStream.range(0, 5).forEach(i -> broker.buffer.add(message("m" + i)));
        server.reacts(name -> nanoTime.addAndGet(Duration.ofMillis(60).toNanos()));

        delivers();

        assertThat(server.happened).containsExactly("begun", "m0", "m1", "committed");
    }

    @Test
    @DisplayName("ADAPTER-P1 who waits long for what all of a batch need still has its whole time for the reactions")
    void boundInTimeSincePrepared() throws Exception {
        IntStream.range(0, 5).forEach(i -> broker.buffer.add(message("m" + i)));
        server.reacts(name -> {
            if (name.equals("m0")) {
                nanoTime.addAndGet(Duration.ofSeconds(10).toNanos());
                ((Runnable) server.resources.get(Deliveries.PREPARED)).run();
            }
            nanoTime.addAndGet(Duration.ofMillis(60).toNanos());
        });

        delivers();

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

        assertThat(delivers()).isFalse();

        assertThat(server.happened).containsExactly("begun", "a", "poison", "rolled back");
    }

    @Test
    @DisplayName("ADAPTER-P2 a batch whose transaction fails at its end counts as rolled back")
    void failureAtCommit() throws Exception {
        broker.buffer.addAll(List.of(message("a"), message("b")));
        server.commitFails = true;

        assertThat(delivers()).isFalse();
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
        broker.buffer.addAll(List.of(message("a"), redelivered("again"), message("b"), message("c")));
        delivers();

        inbox.forget();
        delivers();

        assertThat(server.happened).containsExactly("begun", "a", "committed", "begun", "c", "committed");
    }

    @Test
    @DisplayName("ADAPTER-P3 nothing is delivered where the broker has not begun the transaction, and the session is of no use")
    void notBegun() {
        broker.buffer.add(message("a"));
        server.brokerIsDeaf = true;

        assertThatThrownBy(() -> delivers()).isInstanceOf(ActiveMQException.class).hasMessageContaining("not begun");

        assertThat(server.happened).containsExactly("begun", "rolled back");
    }

    @Test
    @DisplayName("ADAPTER-P9 before the first of a batch is delivered the transaction knows all, as they are delivered then; one alone is"
            + " not announced")
    void announced() throws Exception {
        broker.buffer.addAll(List.of(message("a"), message("b"), redelivered("alone")));
        List<Object> known = new ArrayList<>();
        server.reacts(name -> known.add(server.resources.get(Deliveries.TOGETHER)));

        delivers();
        assertThat(known).hasSize(2).containsOnly(List.copyOf(server.brought));

        known.clear();
        delivers();
        assertThat(server.happened).endsWith("begun", "alone", "committed");
        assertThat(known).containsOnlyNulls();
    }

    @Test
    @DisplayName("ADAPTER-P9 a message that cannot be opened is not announced, and fails when its turn comes")
    void unopened() throws Exception {
        broker.buffer.addAll(List.of(message("a"), message("odd"), message("c")));
        List<Object> known = new ArrayList<>();
        server.reacts(name -> known.add(server.resources.get(Deliveries.TOGETHER)));

        assertThat(delivers(inbox, limits, message -> {
            if (message.toString().equals("odd")) {
                throw new IllegalStateException("as the test wants it");
            }
            return ActiveMQMessage.createMessage(message, null);
        })).isFalse();

        assertThat(server.happened).containsExactly("begun", "a", "rolled back");
        assertThat(known).singleElement().asInstanceOf(LIST).hasSize(2);
    }

    private boolean delivers() throws ActiveMQException {
        return delivers(inbox, limits);
    }

    private void deliversQuietly() {
        try {
            delivers();
        } catch (ActiveMQException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean delivers(Inbox from, BatchLimits within) throws ActiveMQException {
        return delivers(from, within, message -> ActiveMQMessage.createMessage(message, null));
    }

    private boolean delivers(Inbox from, BatchLimits within, Deliveries.Opening opening) throws ActiveMQException {
        Branch branch = new Branch(broker.resource(server.happened));
        from.await();
        return new Deliveries(from, server.new Bean(branch), branch, server.transaction(), within, nanoTime::get, opening)
                .deliver(from.first());
    }
}
