package dev.orderflow.history;

import dev.orderflow.events.UnopenedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** All events that are kept. */
public interface History {

    /** Keeps the events, in their order, in the transaction that is under way, but for those with whose id one is kept already. */
    void addAll(List<UnopenedEvent> events);

    /** At most {@code limit} events about an order, those kept first. */
    List<KeptEvent> about(String orderId, int limit);

    /** What tells of a change of status of an order, by ascending position, starting after the given one; {@code limit} rows at most. */
    List<Row> statusesOf(String orderId, long after, int limit);

    /** As {@link #statusesOf}, of all orders of a customer. Among the rows are those of which it is not known whose they are. */
    List<Row> statusesOfCustomer(String customerId, long after, int limit);

    /** At most {@code limit} rows by ascending position: those after that position, and those at the missing ones which are there now. */
    List<Row> next(long after, SortedSet<Long> missing, int limit);

    /** The highest position of a row that was kept before that moment; 0 where there is none. */
    long highestBefore(Instant moment);

    /** The positions after the given one that are there, ascending, without what is in them. */
    List<Row> positions(long after);

    /**
     * A row that is kept.
     *
     * @param keptAt when, by the database's clock
     * @param status the event, where it tells of a change of status for the first time
     * @param placed the {@code OrderPlaced} of its order, where that is needed and kept
     */
    record Row(long position, Instant keptAt, Optional<String> status, Optional<String> placed) {}
}
