/** The database of the application, PostgreSQL. */
package dev.orderflow.operations.jdbc;
