package dev.orderflow.messaging;

import dev.orderflow.database.CurrentTransaction;
import dev.orderflow.database.Gate;
import dev.orderflow.events.Event;
import dev.orderflow.events.EventJson;
import dev.orderflow.events.UnopenedEvent;
import dev.orderflow.events.UnreadableEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Brings one message of a subscription to the module's reactions, within the container's transaction.
 *
 * <p>A failed reaction is logged with its cause and thrown on: the container rolls back and the broker delivers again. Only a
 * message that no redelivery can mend is taken out of the subscription, to its dead letters. While the gate in front of the reactions
 * is closed, none of the five attempts is used up: the message waits, and is then given back as if it had never been delivered.
 */
@ApplicationScoped
public class Delivery {

    private static final Logger LOG = System.getLogger(Delivery.class.getPackageName());

    /** Well within the transaction's time, with enough left for the reaction; and no longer than a server may take to stop. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** As the resource adapter names it. */
    static final String TOGETHER = "orderflow.delivered-together";
    static final String PREPARED = "orderflow.delivered-together.prepared";

    @Inject
    EventJson json;

    @Inject
    CurrentTransaction transaction;

    @Inject
    Outbox outbox;

    @Inject
    Batches batches;

    @Inject
    Causation causation;

    @Inject
    DeadLetters deadLetters;

    @Inject
    Forwarding forwarding;

    @Inject
    Failures failures;

    /**
     * Reacts to the message.
     *
     * @param subscription the queue of the subscription, {@code <module>.<topic>}
     */
    @Transactional(TxType.MANDATORY)
    public void of(Message message, String subscription, Reactions reactions) {
        bring(message, subscription, reactions.gate(), () -> {
            Event event = event(message, subscription, it -> read(it, reactions),
                    events -> reactions.prepare(events.stream().map(Event::fact).toList()));
            causation.reactsTo(event.id());
            reactions.to(event.fact());
        });
    }

    /**
     * Brings the event as it was received to one reaction for all types, those that are unknown here included. The first event of a
     * transaction brings all events of that transaction along; they share its fate, so the reaction is not called for each of them again.
     *
     * @param subscription the queue of the subscription, {@code <module>.<topic>}
     */
    @Transactional(TxType.MANDATORY)
    public void unopened(Message message, String subscription, Gate gate, Consumer<List<UnopenedEvent>> reaction) {
        bring(message, subscription, gate, () -> {
            UnopenedEvent event = event(message, subscription, it -> json.readUnopened(body(it)), reaction);
            causation.reactsTo(event.id());
        });
    }

    /** @param first is told of all events that come in the transaction, before the first of them is brought */
    private <E> E event(Message message, String subscription, Function<Message, E> reading, Consumer<List<E>> first) {
        Optional<ReadAhead<E>> known = readAhead(message);
        batches.took(subscription, known.isEmpty());
        if (known.isPresent()) {
            return known.get().in(message);
        }
        ReadAhead<E> ahead = new ReadAhead<>(together(message), reading);
        transaction.put(ReadAhead.class, ahead);
        if (ahead.isOfOne()) {
            first.accept(List.of(ahead.in(message)));
        } else {
            outbox.collect();
            prepare(ahead.events(), first);
            // However long that took, since others may have had the rows: the adapter measures the reactions.
            transaction.find(PREPARED, Runnable.class).ifPresent(Runnable::run);
        }
        return ahead.in(message);
    }

    private static <E> void prepare(List<E> events, Consumer<List<E>> first) {
        try {
            first.accept(events);
        } catch (RuntimeException failure) {
            throw new BatchUnprepared(failure);
        }
    }

    @SuppressWarnings("unchecked")
    private <E> Optional<ReadAhead<E>> readAhead(Message message) {
        return transaction.find(ReadAhead.class, ReadAhead.class).map(it -> (ReadAhead<E>) it).filter(it -> it.has(message));
    }

    /** The messages that the resource adapter says will come in this transaction; only this one where it says nothing. */
    @SuppressWarnings("unchecked")
    private List<Message> together(Message message) {
        return transaction.find(TOGETHER, List.class).map(it -> (List<Message>) it)
                .filter(all -> all.stream().anyMatch(it -> it == message))
                .orElse(List.of(message));
    }

    private void bring(Message message, String subscription, Gate gate, Runnable reaction) {
        if (gate.opensWithin(PATIENCE)) {
            react(message, subscription, gate, reaction);
        } else {
            handBack(message, subscription);
        }
    }

    private void react(Message message, String subscription, Gate gate, Runnable reaction) {
        try {
            causation.continues(Said.text(message, "traceparent"));
            reaction.run();
            failures.succeeded(message, subscription, gate);
        } catch (UnreadableEvent unreadable) {
            failures.unreadable(message, subscription, gate, unreadable);
            deadLetters.add(message, subscription, unreadable);
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, () -> "Rolled back: " + describe(message, subscription), failure);
            gate.failed(failure);
            failures.failed(message, subscription, gate, failure);
            throw failure;
        }
    }

    /**
     * A rollback would count as one of the five deliveries, whatever the reason. So the message is taken, and sent to the queue of this
     * one subscription anew.
     */
    private void handBack(Message message, String subscription) {
        LOG.log(Level.DEBUG, () -> "Handed back: " + describe(message, subscription));
        forwarding.send(message, Forwarding.addressOf(subscription), Map.of());
    }

    private Event read(Message message, Reactions reactions) {
        Event event = json.read(body(message));
        if (!reactions.know(event.fact())) {
            throw new UnreadableEvent("The type " + event.type().typeName() + " does not belong on this topic.");
        }
        return event;
    }

    private static String body(Message message) {
        try {
            return Said.body(message);
        } catch (JMSException e) {
            throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
        }
    }

    static String topicOf(String subscription) {
        return subscription.substring(subscription.indexOf('.') + 1);
    }

    static String describe(Message message, String subscription) {
        return "subscription=" + subscription
                + " order=" + Said.word(message, "ce_subject")
                + " event=" + Said.word(message, "ce_id")
                + " type=" + Said.word(message, "ce_type")
                + " attempt=" + Said.attempt(message);
    }
}
