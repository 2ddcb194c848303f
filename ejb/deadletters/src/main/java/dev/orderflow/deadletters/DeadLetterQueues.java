package dev.orderflow.deadletters;

import dev.orderflow.events.Event;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The broker's dead-letter queues, as part of the transaction under way. */
public interface DeadLetterQueues {

    /** The subscriptions that have one. */
    List<String> subscriptions();

    /** Gives these back to the subscription, in this order. Returns those that lay in the queue. */
    List<DeadLetter> giveBack(String subscription, List<DeadLetter> letters);

    /** Takes it out and sends this event to the subscription instead, as part of the same trace. False where it is not there. */
    boolean replace(DeadLetter letter, Event corrected, String body);

    /** Takes it out. False where it is not there. */
    boolean remove(DeadLetter letter);

    /** Whether it lies in the queue, and nobody has it in hand. */
    boolean holds(DeadLetter letter);

    /**
     * Looks through the queue of the subscription, some hundred messages at a time.
     *
     * @param unknown gets their JMS message ids, and says which are unknown
     * @param found gets those
     */
    void browse(String subscription, UnaryOperator<Set<String>> unknown, Consumer<Arrival> found);
}
