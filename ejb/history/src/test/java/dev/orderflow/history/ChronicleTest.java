package dev.orderflow.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.events.EventType;
import dev.orderflow.events.SampleFacts;
import dev.orderflow.events.UnopenedEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The chronicle")
class ChronicleTest {

    private static final UnopenedEvent EVENT =
            InMemoryHistory.JSON.readUnopened(InMemoryHistory.text("e-1", SampleFacts.of(EventType.ORDER_PLACED)));

    private final InMemoryHistory history = new InMemoryHistory();
    private final CountingFeed feed = new CountingFeed();
    private final Chronicle chronicle = new Chronicle();

    @BeforeEach
    void wire() {
        chronicle.history = history;
        chronicle.feed = feed;
    }

    @Test
    @DisplayName("HISTORY-P2 has kept an event when its delivery goes on to be acknowledged")
    void kept() {
        chronicle.keep(EVENT);

        assertThat(history.added).containsExactly(EVENT);
        assertThat(feed.woken).isEqualTo(1);
    }

    @Test
    @DisplayName("HISTORY-P2 fails the delivery of an event that it could not keep, so that it is not acknowledged, and wakes nobody for"
            + " it")
    void notKept() {
        history.failure = new IllegalStateException("a failure for a test");

        assertThatThrownBy(() -> chronicle.keep(EVENT)).isSameAs(history.failure);
        assertThat(feed.woken).isZero();
    }

    private static final class CountingFeed extends StatusFeed {

        private int woken;

        @Override
        public void poke() {
            woken++;
        }
    }
}
