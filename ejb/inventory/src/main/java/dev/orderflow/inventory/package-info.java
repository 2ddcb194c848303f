/**
 * Stock, and what of it is reserved for which order.
 *
 * <ul>
 *   <li>P1 An order is reserved once, however often and in whatever order its events arrive.
 *   <li>P2 An order is reserved whole or not at all; what is short is a fact, not a failure.
 *   <li>P3 What is reserved never exceeds what is on hand, whoever orders at the same time.
 *   <li>P4 What was reserved for a rejected or cancelled order is released; an order that was given up before inventory heard of it
 *       is never reserved.
 *   <li>P5 The reservation and the fact that tells of it are one transaction.
 * </ul>
 *
 * <p>Not here: prices, suppliers, places in the warehouse.
 */
package dev.orderflow.inventory;
