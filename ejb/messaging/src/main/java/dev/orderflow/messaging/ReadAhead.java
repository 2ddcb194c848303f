package dev.orderflow.messaging;

import dev.orderflow.events.UnreadableEvent;
import jakarta.jms.Message;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The messages that come in one transaction, and the events in them, each read once. */
final class ReadAhead<E> {

    private static final Logger LOG = System.getLogger(ReadAhead.class.getPackageName());

    private final Set<Message> messages = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<Message, E> byMessage = new IdentityHashMap<>();
    private final List<E> events = new ArrayList<>();
    private final Function<Message, E> reading;

    /** A message that cannot be read is left out until its turn comes, and fails then. */
    ReadAhead(List<Message> together, Function<Message, E> reading) {
        this.reading = reading;
        for (Message message : together) {
            messages.add(message);
            try {
                E event = reading.apply(message);
                byMessage.put(message, event);
                events.add(event);
            } catch (RuntimeException unread) {
                LOG.log(Level.DEBUG, "A message cannot be read in advance, and fails when its turn comes.", unread);
            }
        }
    }

    boolean has(Message message) {
        return messages.contains(message);
    }

    boolean isOfOne() {
        return messages.size() == 1;
    }

    /** In the order of the messages. */
    List<E> events() {
        return List.copyOf(events);
    }

    /**
     * The event in the message.
     *
     * @throws UnreadableEvent where there is none
     */
    E in(Message message) {
        E known = byMessage.get(message);
        return known == null ? reading.apply(message) : known;
    }
}
