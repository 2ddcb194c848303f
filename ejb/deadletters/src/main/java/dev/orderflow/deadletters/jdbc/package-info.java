/** How dead letters are kept in PostgreSQL, schema {@code deadletters}. */
package dev.orderflow.deadletters.jdbc;
