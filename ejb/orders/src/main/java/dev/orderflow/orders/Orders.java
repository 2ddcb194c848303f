package dev.orderflow.orders;

import java.util.List;
import java.util.Optional;

/** All orders. */
public interface Orders {

    /** Stores a new order, within the transaction that is under way. */
    void add(Order order);

    /** The order with its lines, or empty. */
    Optional<Order> find(String id);

    /**
     * The order, locked against other changes until the transaction ends.
     *
     * @throws OrderNotFound when there is none, or none yet: a fact can overtake the order it is about, because two-phase commit
     *     makes the message visible before it has told the database to commit, or because recovery is still under way
     */
    Order lock(String id);

    /** A page of orders with their lines, newest first. */
    List<Order> page(OrderFilter filter);
}
