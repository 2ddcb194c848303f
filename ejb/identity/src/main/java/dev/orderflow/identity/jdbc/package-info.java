/** The users in the schema {@code identity}. */
package dev.orderflow.identity.jdbc;
