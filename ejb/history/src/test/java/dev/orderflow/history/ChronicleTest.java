package dev.orderflow.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.events.EventType;
import dev.orderflow.events.SampleFacts;
import dev.orderflow.events.UnopenedEvent;
import jakarta.enterprise.event.Event;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The chronicle")
class ChronicleTest {

    private static final UnopenedEvent EVENT =
            InMemoryHistory.JSON.readUnopened(InMemoryHistory.text("e-1", SampleFacts.of(EventType.ORDER_PLACED)));

    private final InMemoryHistory history = new InMemoryHistory();
    private final CountingFeed feed = new CountingFeed();
    private final List<EventsKept> fired = new ArrayList<>();
    private final Chronicle chronicle = new Chronicle();

    @BeforeEach
    void wire() {
        chronicle.history = history;
        chronicle.feed = feed;
        chronicle.kept = recording();
    }

    @Test
    @DisplayName("HISTORY-P2 keeps an event in the transaction of its delivery")
    void kept() {
        chronicle.keep(List.of(EVENT));

        assertThat(history.added).containsExactly(EVENT);
        assertThat(fired).containsExactly(new EventsKept(1));
        assertThat(feed.woken).as("before the transaction has committed").isZero();
    }

    @Test
    @DisplayName("HISTORY-P4 wakes who listens when the transaction has committed")
    void wakes() {
        chronicle.kept(new EventsKept(1));

        assertThat(feed.woken).isEqualTo(1);
    }

    @Test
    @DisplayName("HISTORY-P2 fails the delivery of an event that it could not keep, so that it is not acknowledged, and wakes nobody"
            + " for it")
    void notKept() {
        history.failure = new IllegalStateException("a failure for a test");

        assertThatThrownBy(() -> chronicle.keep(List.of(EVENT))).isSameAs(history.failure);
        assertThat(fired).isEmpty();
    }

    /** Of an event of CDI nothing but {@code fire} is called. */
    @SuppressWarnings("unchecked")
    private Event<EventsKept> recording() {
        return (Event<EventsKept>) Proxy.newProxyInstance(
                Event.class.getClassLoader(), new Class<?>[] {Event.class}, (proxy, method, arguments) -> {
                    fired.add((EventsKept) arguments[0]);
                    return null;
                });
    }

    private static final class CountingFeed extends StatusFeed {

        private int woken;

        @Override
        public void poke() {
            woken++;
        }
    }
}
