package dev.orderflow.orders;

import java.util.Optional;

/**
 * Which orders to list.
 *
 * @param after the order id that the page before ended with; empty for the first page
 * @param limit how many at most
 */
public record OrderFilter(Optional<OrderStatus> status, Optional<String> customerId, Optional<String> after, int limit) {}
