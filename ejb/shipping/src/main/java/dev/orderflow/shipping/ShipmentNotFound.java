package dev.orderflow.shipping;

/** There is no such shipment. */
public final class ShipmentNotFound extends RuntimeException {

    /** No shipment with this id. */
    public ShipmentNotFound(String id) {
        super("There is no shipment " + id + ".");
    }
}
