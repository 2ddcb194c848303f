package dev.orderflow.inventory;

import java.util.Optional;

/** All reservations, one an order. */
public interface Reservations {

    /**
     * The reservation for an order, locked against other changes until the transaction ends, or empty where there is none yet.
     *
     * <p>What does not exist cannot be locked: of two transactions that both find none and add one, the second fails on the primary
     * key, rolls back, and finds the reservation of the first when its message comes again.
     */
    Optional<Reservation> lock(String orderId);

    /** Stores a new reservation, within the transaction that is under way. */
    void add(Reservation reservation);
}
