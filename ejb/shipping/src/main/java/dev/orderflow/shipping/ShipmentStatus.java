package dev.orderflow.shipping;

/** What became of the parcel for an order. */
public enum ShipmentStatus {
    /** It can leave the house. */
    PREPARED,
    /** It has left the house. */
    DISPATCHED,
    /** The order was given up in time; it stays. */
    CANCELLED,
    /** The order was given up before anything was prepared; nothing must be any more. Kept for that only, not a shipment. */
    NEVER_PREPARED
}
