/** The subscriptions of this module: {@code inventory.orders} and {@code inventory.shipping}. */
package dev.orderflow.inventory.jms;
