package dev.orderflow.reconciliation;

/**
 * What was done about an order.
 *
 * @param number how many times, with this one, since the order last changed
 */
public record Repair(OrderAccount account, Remedy remedy, int number) {}
