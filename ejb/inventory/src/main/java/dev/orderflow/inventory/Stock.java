package dev.orderflow.inventory;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

/** How many pieces of one product are on hand, and how many of these are promised to orders. */
@Entity
public class Stock {

    @Id
    private String sku;

    private int onHand;
    private int reserved;

    @Version
    private int version;

    /** For the persistence provider. */
    protected Stock() {}

    /** Stock of a product that is promised to no one. */
    public Stock(String sku, int onHand) {
        this.sku = sku;
        this.onHand = onHand;
    }

    /** Promises pieces to an order; the caller has seen that they are {@link #available()}. */
    void reserve(int quantity) {
        if (quantity > available()) {
            throw new IllegalStateException(sku + ": " + quantity + " to reserve, but " + available() + " available");
        }
        reserved += quantity;
    }

    /** Takes a promise back. */
    void release(int quantity) {
        reserved -= quantity;
    }

    /** Promised pieces have left the house. */
    void shipped(int quantity) {
        release(quantity);
        lost(quantity);
    }

    /**
     * Pieces have left the house although their promise had been taken back. The pieces may have been promised to another order meanwhile:
     * then more is reserved than is on hand. A count that was made after the pieces had left does not include them. They are subtracted all
     * the same, and no further than to zero.
     */
    void lost(int quantity) {
        onHand = Math.max(0, onHand - quantity);
    }

    /**
     * What was counted in the warehouse.
     *
     * @throws PromisedAway when that is less than is promised to orders
     */
    void counted(int pieces) {
        if (pieces < reserved) {
            throw new PromisedAway(sku, pieces, reserved);
        }
        onHand = pieces;
    }

    /** The product. */
    public String sku() {
        return sku;
    }

    /** Pieces in the warehouse. */
    public int onHand() {
        return onHand;
    }

    /** Pieces promised to orders; more than are on hand where a cancelled order has left the house all the same. */
    public int reserved() {
        return reserved;
    }

    /** Pieces that can still be promised, never below zero: also where more has left the house than was to leave it. */
    public int available() {
        return Math.max(0, onHand - reserved);
    }

    /** Grows with each change; an entity tag. */
    public int version() {
        return version;
    }
}
