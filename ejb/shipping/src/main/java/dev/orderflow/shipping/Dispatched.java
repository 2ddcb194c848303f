package dev.orderflow.shipping;

/**
 * A shipment that has left the house.
 *
 * @param repeated whether it had left before; nothing was published then
 */
public record Dispatched(ShipmentSnapshot shipment, boolean repeated) {}
