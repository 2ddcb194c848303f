/**
 * What operators did, and how it comes into the list.
 *
 * <ul>
 *   <li>WEB-AUDIT-P1 A deed of an operator and its entry in the list are one transaction, whichever module does it.
 * </ul>
 *
 * <p>Not here: the list itself; the audit module keeps it.
 */
package dev.orderflow.web.audit;
