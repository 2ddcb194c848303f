/** The subscription of this module: {@code inventory.orders}. */
package dev.orderflow.inventory.jms;
