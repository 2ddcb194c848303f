package dev.orderflow.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.events.EventType;
import dev.orderflow.events.OrderCancelled;
import dev.orderflow.events.OrderPlaced;
import dev.orderflow.events.SampleFacts;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReactionsTest {

    private final List<Object> seen = new ArrayList<>();
    private final Reactions reactions = Reactions.none().on(OrderPlaced.class, seen::add).ignoring(OrderCancelled.class);

    @Test
    @DisplayName("Each type of fact has its reaction")
    void reacts() {
        OrderPlaced placed = SampleFacts.orderPlaced();

        reactions.to(placed);

        assertThat(seen).containsExactly(placed);
    }

    @Test
    @DisplayName("A fact of no interest is known, and nothing is done about it")
    void ignores() {
        reactions.to(SampleFacts.of(EventType.ORDER_CANCELLED));

        assertThat(reactions.know(SampleFacts.of(EventType.ORDER_CANCELLED))).isTrue();
        assertThat(seen).isEmpty();
    }

    @Test
    @DisplayName("A fact that nothing was said about is not known")
    void knowsWhatItWasTold() {
        assertThat(reactions.know(SampleFacts.of(EventType.STOCK_SHORT))).isFalse();
        assertThat(Reactions.none().know(SampleFacts.orderPlaced())).isFalse();
    }

    @Test
    @DisplayName("MESSAGING-P2 the failure of a reaction is thrown on as it is")
    void throwsOn() {
        RuntimeException failure = new IllegalStateException("the database is away");
        Reactions failing = Reactions.none().on(OrderPlaced.class, it -> {
            throw failure;
        });

        assertThatThrownBy(() -> failing.to(SampleFacts.orderPlaced())).isSameAs(failure);
    }
}
