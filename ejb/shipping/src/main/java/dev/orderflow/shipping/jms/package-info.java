/** The subscription of this module: {@code shipping.orders}. */
package dev.orderflow.shipping.jms;
