/** The subscriptions of this module: {@code orders.payments}, {@code orders.inventory} and {@code orders.shipping}. */
package dev.orderflow.orders.jms;
