package dev.orderflow.shipping;

import jakarta.persistence.Embeddable;

/** So many pieces of one product in a parcel. */
@Embeddable
public class ShipmentLine {

    private String sku;
    private int quantity;

    /** For the persistence provider. */
    protected ShipmentLine() {}

    ShipmentLine(String sku, int quantity) {
        this.sku = sku;
        this.quantity = quantity;
    }

    /** The product. */
    public String sku() {
        return sku;
    }

    /** Pieces, at least one. */
    public int quantity() {
        return quantity;
    }
}
