package dev.orderflow.events;

/** The shipment of the order has left the house. */
public record OrderShipped(String orderId, String shipmentId) implements Fact {}
