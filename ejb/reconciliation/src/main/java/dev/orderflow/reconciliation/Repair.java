package dev.orderflow.reconciliation;

/**
 * What was done about an order.
 *
 * @param number how many times, with this one, since the order last changed
 */
public record Repair(Books books, Remedy remedy, int number) {}
