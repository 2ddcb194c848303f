/** How stock and reservations are kept in PostgreSQL, schema {@code inventory}. */
package dev.orderflow.inventory.jpa;
