/** How shipments are kept in PostgreSQL, schema {@code shipping}. */
package dev.orderflow.shipping.jpa;
