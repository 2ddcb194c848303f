package dev.orderflow.inventory;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
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

    /** Locks those of the reservations that exist, by one statement; {@link #lock} asks for none of them again. */
    void lockAll(Collection<String> orderIds);

    /** The reservations for these orders, as far as they have one, in any sequence. */
    List<Reservation> findAll(Collection<String> orderIds);

    /**
     * At most {@code limit} reservations whose status last changed no later than {@code until}: the one that changed first comes
     * first. The page starts behind the reservation for the order {@code afterOrderId} that changed at {@code after}.
     */
    List<Reservation> changed(Instant after, String afterOrderId, Instant until, int limit);

    /** Stores a new reservation, within the transaction that is under way. */
    void add(Reservation reservation);
}
