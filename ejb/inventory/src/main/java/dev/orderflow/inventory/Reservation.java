package dev.orderflow.inventory;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** What is set aside for one order. */
@Entity
public class Reservation {

    /** What became of it. */
    public enum Status {
        /** Everything is set aside. */
        RESERVED,
        /** Something was short, nothing is set aside; who asks again makes it look again. */
        SHORT,
        /** It has left the house, whether or not the order was given up meanwhile. */
        SHIPPED,
        /** It was set aside and is available again. */
        RELEASED,
        /** The order was given up before anything was set aside; nothing must be any more. */
        NEVER_RESERVED
    }

    @Id
    private String orderId;

    @Enumerated(EnumType.STRING)
    private Status status;

    private Instant updatedAt;

    @ElementCollection
    @CollectionTable(name = "reservation_line", joinColumns = @JoinColumn(name = "order_id"))
    @MapKeyColumn(name = "sku")
    @Column(name = "quantity")
    private Map<String, Integer> quantities = new TreeMap<>();

    /** For the persistence provider. */
    protected Reservation() {}

    private Reservation(String orderId, Status status, Map<String, Integer> quantities, Instant at) {
        this.orderId = orderId;
        this.status = status;
        this.quantities.putAll(quantities);
        this.updatedAt = at;
    }

    static Reservation reserved(String orderId, Map<String, Integer> quantities, Instant at) {
        return new Reservation(orderId, Status.RESERVED, quantities, at);
    }

    static Reservation tooShort(String orderId, Instant at) {
        return new Reservation(orderId, Status.SHORT, Map.of(), at);
    }

    static Reservation neverReserved(String orderId, Instant at) {
        return new Reservation(orderId, Status.NEVER_RESERVED, Map.of(), at);
    }

    /** What was short is there now. */
    void reserved(Map<String, Integer> wanted, Instant at) {
        quantities.putAll(wanted);
        changeTo(Status.RESERVED, at);
    }

    void released(Instant at) {
        changeTo(Status.RELEASED, at);
    }

    void shipped(Instant at) {
        changeTo(Status.SHIPPED, at);
    }

    void givenUp(Instant at) {
        changeTo(Status.NEVER_RESERVED, at);
    }

    private void changeTo(Status next, Instant at) {
        status = next;
        updatedAt = at;
    }

    /** The order that it is for. */
    public String orderId() {
        return orderId;
    }

    /** What became of it. */
    public Status status() {
        return status;
    }

    /** When the status last changed. */
    public Instant updatedAt() {
        return updatedAt;
    }

    /** Pieces by SKU, in ascending order of SKU. */
    Map<String, Integer> quantities() {
        return new TreeMap<>(quantities);
    }
}
