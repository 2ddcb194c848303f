package dev.orderflow.history;

import dev.orderflow.events.UnopenedEvent;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
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

    @Inject
    Event<EventsKept> kept;

    /**
     * Has the feed made while a delivery is under way. When its transaction has ended the thread belongs to no component any more, and what
     * is made then gets no resources (Payara 6).
     */
    @PostConstruct
    void makeFeed() {
        feed.settled();
    }

    /** Keeps the events, in the transaction that is under way; one that is kept already stays as it is. */
    public void keep(List<UnopenedEvent> events) {
        history.addAll(events);
        kept.fire(new EventsKept(events.size()));
    }

    /** Called by the container, when the transaction that keeps has committed. */
    void kept(@Observes(during = TransactionPhase.AFTER_SUCCESS) EventsKept events) {
        feed.poke();
    }

    /** What has happened to an order so far, in causal order: CloudEvents in JSON, as they were received. The first {@link #MOST}. */
    public List<String> of(String orderId) {
        return CausalOrder.of(history.about(orderId, MOST)).stream().map(KeptEvent::text).toList();
    }
}
