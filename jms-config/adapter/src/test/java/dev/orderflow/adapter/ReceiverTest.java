package dev.orderflow.adapter;

import static dev.orderflow.adapter.FakeBroker.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReceiverTest {

    private static final long SOON_SECONDS = 20;

    private final FakeBroker broker = new FakeBroker();
    private final FakeServer server = new FakeServer();
    private final SubscriptionSpec subscription = subscription();
    private final Receiver receiver = new Receiver(
            broker, subscription, server.beans(), server.transaction(), BatchLimits.ofMessages(10), 16384, new Turns(1, 0),
            new Complaints("payment.orders"));
    private final Thread thread = new Thread(receiver);

    @AfterEach
    void end() throws InterruptedException {
        receiver.stop();
        thread.join();
    }

    @Test
    @DisplayName("ADAPTER-P4 a broker that is away is asked again, and each session is closed before there is another")
    void away() throws InterruptedException {
        broker.failures.set(1);
        CountDownLatch delivered = delivery("a");
        server.brokerIsDeaf = true;
        broker.buffer.add(message("lost with its session"));
        thread.start();
        await().until(() -> broker.asked.contains("session closed"));

        server.brokerIsDeaf = false;
        broker.buffer.add(message("a"));

        assertThat(delivered.await(SOON_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(broker.asked).startsWith("refused", "session", "consumer of payment.orders", "rolled back", "session closed", "session");
    }

    @Test
    @DisplayName("ADAPTER-P2 what a batch took that was rolled back goes back, with all that the session holds, and is not delivered"
            + " from here")
    void givenBack() throws InterruptedException {
        CountDownLatch delivered = delivery("b");
        server.commitFails = true;
        broker.buffer.add(message("a"));
        thread.start();
        await().until(() -> broker.asked.contains("all given back"));

        server.commitFails = false;
        broker.buffer.add(message("b"));

        assertThat(delivered.await(SOON_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(broker.asked).containsExactly("session", "consumer of payment.orders", "all given back");
    }

    @Test
    @DisplayName("ADAPTER-P5 a queue that is missing is not made, and not listened to")
    void missing() throws InterruptedException {
        broker.queueExists = false;
        thread.start();

        await().until(() -> broker.asked.contains("session closed"));

        assertThat(broker.asked).doesNotContain("consumer of payment.orders");
    }

    @Test
    @DisplayName("ADAPTER-P5 nor is one whose filter is not the bean's selector, or that is on another address")
    void otherFilter() throws InterruptedException {
        broker.filter = "ce_type = 'OrderPlaced'";
        thread.start();

        await().until(() -> broker.asked.contains("session closed"));
        assertThat(broker.asked).doesNotContain("consumer of payment.orders");

        subscription.setMessageSelector("ce_type = 'OrderPlaced'");
        await().until(() -> broker.asked.contains("consumer of payment.orders"));
    }

    @Test
    @DisplayName("ADAPTER-P6 who stops waits for what is being delivered; nothing more is begun, and the session is closed")
    void stop() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        server.reacts(name -> {
            begun.countDown();
            awaits(mayEnd);
        });
        broker.buffer.add(message("a"));
        thread.start();
        awaits(begun);
        broker.buffer.add(message("b"));

        receiver.stop();

        assertThat(receiver.isOverBy(System.nanoTime())).isFalse();
        mayEnd.countDown();
        assertThat(receiver.isOverBy(System.nanoTime() + TimeUnit.SECONDS.toNanos(SOON_SECONDS))).isTrue();
        assertThat(server.happened).startsWith("begun", "a").doesNotContain("unacknowledged b").endsWith("released");
        assertThat(broker.asked).endsWith("session closed");
    }

    @Test
    @DisplayName("ADAPTER-P6 one that waits for a message ends at once")
    void stopWhileWaiting() throws Exception {
        thread.start();
        await().until(() -> broker.asked.contains("consumer of payment.orders"));

        receiver.stop();

        assertThat(receiver.isOverBy(System.nanoTime() + TimeUnit.SECONDS.toNanos(SOON_SECONDS))).isTrue();
        assertThat(server.happened).containsExactly("released");
    }

    private CountDownLatch delivery(String expected) {
        CountDownLatch delivered = new CountDownLatch(1);
        server.reacts(name -> {
            if (name.equals(expected)) {
                delivered.countDown();
            }
        });
        return delivered;
    }

    private static void awaits(CountDownLatch latch) {
        try {
            assertThat(latch.await(SOON_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SubscriptionSpec subscription() {
        SubscriptionSpec spec = new SubscriptionSpec();
        spec.setDestination("orders");
        spec.setClientId("payment");
        spec.setSubscriptionName("orders");
        return spec;
    }
}
