package dev.orderflow.shipping;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** All shipments, one an order. */
public interface Shipments {

    /**
     * The shipment for an order, locked against other changes until the transaction ends, or empty where there is none yet.
     *
     * <p>What does not exist cannot be locked: of two transactions that both find none and add one, the second fails on the primary
     * key, rolls back, and finds the shipment of the first when its message comes again.
     */
    Optional<Shipment> lock(String orderId);

    /** The shipment with this id, locked as {@link #lock} does; a mark is none. */
    Optional<Shipment> lockWithId(String id);

    /** The shipment for an order if it is prepared and nobody else has it locked; locked then, or empty at once. */
    Optional<Shipment> takePrepared(String orderId);

    /** The shipment, which belongs to the transaction that is under way, as it is when its changes are stored. */
    ShipmentSnapshot stored(Shipment shipment);

    /** Locks those of the shipments that exist, by one statement; {@link #lock} asks for none of them again. */
    void lockAll(Collection<String> orderIds);

    /** Stores a new shipment, within the transaction that is under way. */
    void add(Shipment shipment);

    /** The shipment for an order with its lines, or empty; a mark is none. */
    Optional<Shipment> find(String orderId);

    /** The shipment with this id with its lines, or empty; a mark is none. */
    Optional<Shipment> withId(String id);

    /** The shipments for these orders, or the marks that an order must not get one, without lines, in any sequence. */
    List<Shipment> findAll(Collection<String> orderIds);

    /** The orders whose shipments have been prepared since that moment or longer, {@code limit} at most, whoever waits longest first. */
    List<String> preparedBefore(Instant moment, int limit);

    /**
     * At most {@code limit} shipments whose status last changed no later than {@code until}, without lines: the one that changed first
     * comes first. The page starts behind the shipment for the order {@code afterOrderId} that changed at {@code after}.
     */
    List<Shipment> changed(Instant after, String afterOrderId, Instant until, int limit);

    /**
     * At most {@code limit} shipments with their lines by ascending order id, starting after the given one, or at the first where it is
     * null.
     *
     * @param customerId whose; empty for everybody's
     */
    List<Shipment> page(Optional<String> customerId, String after, int limit);
}
