/**
 * What operators did: who, when, what and why, in one list.
 *
 * <ul>
 *   <li>AUDIT-P1 A deed and its entry are one transaction: what was aborted is not in the list, what is not in the list was not done.
 *   <li>AUDIT-P2 Entries are never changed. They are kept for {@value dev.orderflow.audit.AuditLog#DAYS_KEPT} days.
 *   <li>AUDIT-P3 The list comes in keyset pages, the latest first, of one operator, of one kind of deed or to one subject from an index.
 * </ul>
 *
 * <p>Not here: who is an operator, and what customers do; their orders tell that.
 */
package dev.orderflow.audit;
