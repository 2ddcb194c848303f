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
    enum Status {
        /** Everything is set aside. */
        RESERVED,
        /** Something was short, nothing was set aside. */
        SHORT,
        /** It was set aside and is available again. */
        RELEASED,
        /** The order was given up before it was reserved; it must not be any more. */
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

    void released(Instant at) {
        status = Status.RELEASED;
        updatedAt = at;
    }

    boolean isReserved() {
        return status == Status.RESERVED;
    }

    String orderId() {
        return orderId;
    }

    /** Pieces by SKU, in ascending order of SKU. */
    Map<String, Integer> quantities() {
        return new TreeMap<>(quantities);
    }
}
