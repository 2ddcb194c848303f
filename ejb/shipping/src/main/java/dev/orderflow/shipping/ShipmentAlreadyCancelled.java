package dev.orderflow.shipping;

/** The order was given up, its shipment stays in the house; nothing has changed. */
public final class ShipmentAlreadyCancelled extends RuntimeException {

    /** The shipment with this id. */
    public ShipmentAlreadyCancelled(String id) {
        super("Shipment " + id + " is CANCELLED and must not leave the house.");
    }
}
