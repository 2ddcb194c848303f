package dev.orderflow.events;

import java.util.ArrayList;
import java.util.List;

/** Keeps what was published, for the tests of the modules. */
public final class RecordedEvents implements Events {

    private final List<Fact> published = new ArrayList<>();

    @Override
    public void publish(Fact fact) {
        published.add(fact);
    }

    /** In the order of publishing. */
    public List<Fact> published() {
        return List.copyOf(published);
    }
}
