package dev.orderflow.orders;

/**
 * What became of the wish to cancel an order.
 *
 * @param order as it is now
 * @param repeated whether it had been cancelled before; nothing was published then
 */
public record Cancellation(OrderSnapshot order, boolean repeated) {}
