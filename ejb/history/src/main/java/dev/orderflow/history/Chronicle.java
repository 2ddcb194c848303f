package dev.orderflow.history;

import dev.orderflow.events.UnopenedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Keeps what is reported, and tells it in the order of happening. */
@ApplicationScoped
public class Chronicle {

    /** How many events of one order are told; an order has a dozen, unless something went very wrong with it. */
    public static final int MOST = 1_000;

    @Inject
    History history;

    @Inject
    StatusFeed feed;

    /** Keeps the event, for good when this returns; one that is kept already stays as it is. */
    public void keep(UnopenedEvent event) {
        history.add(event);
        feed.poke();
    }

    /** What has happened to an order so far, in causal order: CloudEvents in JSON, as they were received. The first {@link #MOST}. */
    public List<String> of(String orderId) {
        return CausalOrder.of(history.about(orderId, MOST)).stream().map(KeptEvent::text).toList();
    }
}
