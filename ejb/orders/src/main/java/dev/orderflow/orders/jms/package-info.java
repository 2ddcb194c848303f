/** The subscriptions of this module: {@code orders.payments} and {@code orders.inventory}. */
package dev.orderflow.orders.jms;
