package dev.orderflow.events;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Keeps what was published, for the tests of the modules. */
public final class RecordedEvents implements Events {

    private final List<Fact> published = new ArrayList<>();
    private final List<Origin> origins = new ArrayList<>();
    private Origin origin = new Origin(Optional.empty(), "0af7651916cd43dd8448eb211c80319c");

    @Override
    public void publish(Fact fact) {
        published.add(fact);
    }

    @Override
    public Origin origin() {
        return origin;
    }

    @Override
    public void publishEach(Collection<Caused> facts) {
        facts.forEach(it -> {
            publish(it.fact());
            origins.add(it.origin());
        });
    }

    /** From now on the work at hand has this origin. */
    public void worksFor(Origin other) {
        origin = other;
    }

    /** Of the facts that were published with an origin of their own, in the order of publishing. */
    public List<Origin> origins() {
        return List.copyOf(origins);
    }

    /** In the order of publishing. */
    public List<Fact> published() {
        return List.copyOf(published);
    }
}
