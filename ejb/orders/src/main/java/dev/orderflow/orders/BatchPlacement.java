package dev.orderflow.orders;

import java.util.List;

/**
 * What came of a request to place several orders once.
 *
 * @param ids of the orders, in the order of the request
 * @param repeated whether an earlier request had placed them
 */
public record BatchPlacement(List<String> ids, boolean repeated) {}
