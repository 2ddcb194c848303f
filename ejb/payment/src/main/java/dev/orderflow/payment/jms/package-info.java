/** The subscription of this module: {@code payment.orders}. */
package dev.orderflow.payment.jms;
