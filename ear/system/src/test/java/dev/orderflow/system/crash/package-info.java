/**
 * Kill -9 at the exact moments of a two-phase commit, and what the books say afterwards.
 *
 * <p>{@link dev.orderflow.system.crash.CrashLab} runs the whole product with an agent in the application server;
 * {@link dev.orderflow.system.crash.Breakpoints} stops one transaction at one moment;
 * {@link dev.orderflow.system.crash.Books} compares orders, payments, reservations, stock, events and what is in doubt.
 * {@code mvn verify} runs a few cells of the matrix, {@code mvn verify -Pfaults} all of them.
 */
package dev.orderflow.system.crash;
