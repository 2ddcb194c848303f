package dev.orderflow.payment;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** All payments, one an order. */
public interface Payments {

    /**
     * The payment for an order, locked against other changes until the transaction ends, or empty where there is none yet.
     *
     * <p>What does not exist cannot be locked: of two transactions that both find none and add one, the second fails on the primary
     * key, rolls back, and finds the payment of the first when its message comes again.
     */
    Optional<Payment> lock(String orderId);

    /** Locks those of the payments that exist, by one statement; {@link #lock} asks for none of them again. */
    void lockAll(Collection<String> orderIds);

    /** Stores a new payment, within the transaction that is under way. */
    void add(Payment payment);

    /** The payment for an order, or empty where nothing was ever asked of the provider. */
    Optional<Payment> find(String orderId);

    /** The payments for those of the orders that have one, in the order of the given ids. */
    List<Payment> findAll(List<String> orderIds);

    /**
     * At most {@code limit} payments whose status last changed no later than {@code until}: the one that changed first comes first.
     * The page starts behind the payment for the order {@code afterOrderId} that changed at {@code after}.
     */
    List<Payment> changed(Instant after, String afterOrderId, Instant until, int limit);

    /** At most {@code limit} payments by ascending order id, starting after the given one, or at the first where it is null. */
    List<Payment> page(String after, int limit);
}
