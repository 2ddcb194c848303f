package dev.orderflow.inventory;

/**
 * Stock that was counted.
 *
 * @param stock as it is now
 * @param first whether the product had never been stocked before
 */
public record Counted(Stock stock, boolean first) {}
