package dev.orderflow.shipping;

import static dev.orderflow.shipping.ShipmentStatus.CANCELLED;
import static dev.orderflow.shipping.ShipmentStatus.DISPATCHED;
import static dev.orderflow.shipping.ShipmentStatus.NEVER_PREPARED;
import static dev.orderflow.shipping.ShipmentStatus.PREPARED;

import dev.orderflow.events.Fact;
import dev.orderflow.events.OrderShipped;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parcel for one order. */
@Entity
public class Shipment {

    @Id
    private String orderId;

    private String id;
    private String customerId;

    @Enumerated(EnumType.STRING)
    private ShipmentStatus status;

    private Instant updatedAt;

    @Version
    private int version;

    @ElementCollection
    @CollectionTable(name = "shipment_line", joinColumns = @JoinColumn(name = "order_id"))
    @OrderColumn(name = "position")
    private List<ShipmentLine> lines = new ArrayList<>();

    /** For the persistence provider. */
    protected Shipment() {}

    private Shipment(String id, String orderId, String customerId, List<ShipmentLine> lines, ShipmentStatus status, Instant at) {
        this.id = id;
        this.orderId = orderId;
        this.customerId = customerId;
        this.lines.addAll(lines);
        this.status = status;
        this.updatedAt = at;
    }

    /** Everything is packed. */
    static Shipment prepared(String id, String orderId, String customerId, List<ShipmentLine> lines, Instant at) {
        return new Shipment(id, orderId, customerId, lines, PREPARED, at);
    }

    /** A mark that nothing must be prepared for an order which was given up early. */
    static Shipment neverPrepared(String id, String orderId, String customerId, Instant at) {
        return new Shipment(id, orderId, customerId, List.of(), NEVER_PREPARED, at);
    }

    /**
     * It leaves the house; the fact that follows from it, or empty where it has left before.
     *
     * @throws ShipmentAlreadyCancelled when it has to stay
     */
    Optional<Fact> dispatched(Instant at) {
        return switch (status) {
            case PREPARED -> {
                changeTo(DISPATCHED, at);
                yield asDispatched();
            }
            case DISPATCHED -> Optional.empty();
            case CANCELLED, NEVER_PREPARED -> throw new ShipmentAlreadyCancelled(id);
        };
    }

    /** Its order was given up: it stays in the house, unless it has left. */
    void cancelled(Instant at) {
        if (status == PREPARED) {
            changeTo(CANCELLED, at);
        }
    }

    private void changeTo(ShipmentStatus next, Instant at) {
        status = next;
        updatedAt = at;
    }

    /** The fact that the shipment has left, as it was published; empty where it has not left. */
    Optional<Fact> asDispatched() {
        return status == DISPATCHED ? Optional.of(new OrderShipped(orderId, id)) : Optional.empty();
    }

    /** As it is now, with its lines. */
    public ShipmentSnapshot snapshot() {
        return new ShipmentSnapshot(id, orderId, customerId, status, updatedAt, version, lines());
    }

    /** Unique, opaque, given by the server. */
    public String id() {
        return id;
    }

    /** The order that it is for. */
    public String orderId() {
        return orderId;
    }

    /** The name of the customer who gets it. */
    public String customerId() {
        return customerId;
    }

    /** What became of it. */
    public ShipmentStatus status() {
        return status;
    }

    /** When the status last changed. */
    public Instant updatedAt() {
        return updatedAt;
    }

    /** Grows with each change; an entity tag. */
    public int version() {
        return version;
    }

    /** What is in it, in the order of the order. */
    public List<ShipmentLine> lines() {
        return List.copyOf(lines);
    }
}
