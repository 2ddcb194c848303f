/** How imports are kept in PostgreSQL, schema {@code imports}. */
package dev.orderflow.imports.jdbc;
