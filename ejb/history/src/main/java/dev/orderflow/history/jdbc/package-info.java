/** How events are kept in PostgreSQL, schema {@code history}. */
package dev.orderflow.history.jdbc;
