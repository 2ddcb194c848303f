/**
 * The subscriptions of this module, one to each topic: {@code history.orders}, {@code history.payments}, {@code history.inventory} and
 * {@code history.shipping}.
 */
package dev.orderflow.history.jms;
