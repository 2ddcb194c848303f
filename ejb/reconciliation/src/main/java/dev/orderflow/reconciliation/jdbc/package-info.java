/** What the reconciliation keeps in PostgreSQL, schema {@code reconciliation}, and asks of it. */
package dev.orderflow.reconciliation.jdbc;
