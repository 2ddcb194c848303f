/** How orders and products are kept in PostgreSQL, schema {@code orders}. */
package dev.orderflow.orders.jpa;
