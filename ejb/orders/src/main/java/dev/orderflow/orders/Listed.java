package dev.orderflow.orders;

/**
 * A product that is in the catalogue now.
 *
 * @param product as it is now
 * @param added whether there was none with its SKU before
 */
public record Listed(Product product, boolean added) {}
