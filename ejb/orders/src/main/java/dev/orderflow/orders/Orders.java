package dev.orderflow.orders;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** All orders. */
public interface Orders {

    /** Stores a new order, within the transaction that is under way. */
    void add(Order order);

    /** The order with its lines, or empty. */
    Optional<Order> find(String id);

    /**
     * The order, locked against other changes until the transaction ends, or empty where there is none, or none yet: a fact can
     * overtake the order it is about, because two-phase commit makes the message visible before it has told the database to commit,
     * or because recovery is still under way.
     */
    Optional<Order> lock(String id);

    /** Locks those of the orders that exist, by one statement; {@link #lock} asks for none of them again. */
    void lockAll(Collection<String> ids);

    /** The order, which belongs to the transaction that is under way, as it is when its changes are stored. */
    OrderSnapshot stored(Order order);

    /** Those of the orders that exist, without their lines, in any order. */
    List<Order> findAll(Collection<String> ids);

    /**
     * At most {@code limit} orders whose status last changed no later than {@code until}, without their lines: the one that changed
     * first comes first. The page starts behind the order {@code afterId} that changed at {@code after}.
     */
    List<Order> changed(Instant after, String afterId, Instant until, int limit);

    /** How many orders wait for their decision; {@code most} where there are more. */
    int undecided(int most);

    /** Remembers, within the transaction that is under way, that nothing will ever become of this id. */
    void giveUp(String id, Instant at);

    /** Whether it was given up. */
    boolean isGivenUp(String id);

    /** A page of orders with their lines, newest first. */
    List<Order> page(OrderFilter filter);
}
