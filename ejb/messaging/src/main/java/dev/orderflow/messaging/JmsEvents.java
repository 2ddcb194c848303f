package dev.orderflow.messaging;

import dev.orderflow.events.Event;
import dev.orderflow.events.EventJson;
import dev.orderflow.events.Events;
import dev.orderflow.events.Fact;
import dev.orderflow.events.Origin;
import dev.orderflow.messaging.Outbox.Letter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Publishes facts as events, through the {@link Outbox}. */
@ApplicationScoped
public class JmsEvents implements Events {

    private static final Logger LOG = System.getLogger(JmsEvents.class.getPackageName());

    @Inject
    Outbox outbox;

    @Inject
    EventJson json;

    @Inject
    Clock clock;

    @Inject
    Causation causation;

    @Override
    @Transactional(TxType.MANDATORY)
    public void publish(Fact fact) {
        sendAll(List.of(new Caused(fact, origin())));
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void publishAll(Collection<? extends Fact> facts) {
        Origin origin = origin();
        sendAll(facts.stream().map(fact -> new Caused(fact, origin)).toList());
    }

    @Override
    public Origin origin() {
        return causation.origin();
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void publishEach(Collection<Caused> facts) {
        sendAll(facts);
    }

    /** A method of its own, because a call of a method that has an interceptor goes through it, from within the bean as well. */
    private void sendAll(Collection<Caused> facts) {
        outbox.send(facts.stream().map(this::letter).toList());
    }

    /** Written when it is published, so that the publisher of a fact against its schema fails. */
    private Letter letter(Caused caused) {
        Origin origin = caused.origin();
        Event event = new Event(UUID.randomUUID().toString(), clock.instant(), origin.eventId(), caused.fact());
        LOG.log(Level.DEBUG, "{0} order={1} event={2}", event.type().typeName(), event.fact().orderId(), event.id());
        return new Letter(event.type(), event.id(), event.fact().orderId(), json.write(event), Causation.nextTraceParent(origin));
    }
}
