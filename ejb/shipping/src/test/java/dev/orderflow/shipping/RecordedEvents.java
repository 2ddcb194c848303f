package dev.orderflow.shipping;

import dev.orderflow.events.Events;
import dev.orderflow.events.Fact;
import java.util.ArrayList;
import java.util.List;

/** Keeps what was published. */
class RecordedEvents implements Events {

    private final List<Fact> published = new ArrayList<>();

    @Override
    public void publish(Fact fact) {
        published.add(fact);
    }

    List<Fact> published() {
        return List.copyOf(published);
    }
}
