package dev.orderflow.orders;

/**
 * What came of a request to place an order once.
 *
 * @param order the order as it was when it was placed
 * @param repeated whether an earlier request had placed it
 */
public record Placement(Order order, boolean repeated) {}
