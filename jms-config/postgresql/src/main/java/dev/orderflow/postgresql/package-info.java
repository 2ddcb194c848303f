/**
 * PostgreSQL as a resource manager whose branches recovery can finish.
 *
 * <ul>
 *   <li>POSTGRESQL-P1 A branch whose connection is lost is reported as {@code XAER_RMFAIL}, whatever ended the connection; so the
 *       transaction manager tries again later, and does not take the branch for rolled back.
 *   <li>POSTGRESQL-P2 Inserts in a batch are one statement with many rows.
 * </ul>
 *
 * <p>Not here: anything about orders. Servers load it together with the driver.
 */
package dev.orderflow.postgresql;
