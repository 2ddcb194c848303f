/** The deeds in the schema {@code audit}. */
package dev.orderflow.audit.jdbc;
