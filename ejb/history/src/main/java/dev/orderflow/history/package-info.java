/**
 * Keeps every event, tells the whole story of an order, and tells of each change of status while it happens.
 *
 * <ul>
 *   <li>HISTORY-P1 Each event is kept once, however often it is delivered, as it was received and whatever its type.
 *   <li>HISTORY-P2 An event is kept in the transaction that acknowledges it: what was published is never missing for long.
 *   <li>HISTORY-P3 The events of an order are told in causal order: each after the one that caused it, otherwise by the time of happening.
 *   <li>HISTORY-P4 Who listens is told of each change of status, none left out: neither one that becomes visible after a later one, nor one
 *       that happens while the listener is away and comes back with the place where it was; rather twice than never.
 *   <li>HISTORY-P5 However many listen, the database is asked once for all; while nobody listens, it is not asked.
 * </ul>
 *
 * <p>It is one more subscriber, and no other module knows of it. It looks into an event only to tell of a status.
 *
 * <p>Not here: what the status of an order is; the orders module decides, and this one repeats what was reported.
 */
package dev.orderflow.history;
