/** How payments are kept in PostgreSQL, schema {@code payment}. */
package dev.orderflow.payment.jpa;
