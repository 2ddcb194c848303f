/**
 * Stock, and what of it is reserved for which order.
 *
 * <ul>
 *   <li>INVENTORY-P1 An order is reserved once, however often and in whatever order its events arrive.
 *   <li>INVENTORY-P2 An order is reserved whole or not at all; what is short is a fact, not a failure.
 *   <li>INVENTORY-P3 Nothing is reserved that is not on hand, whoever orders at the same time.
 *   <li>INVENTORY-P4 What was reserved for a rejected or cancelled order is released; an order that was given up before inventory heard of
 *       it is never reserved.
 *   <li>INVENTORY-P5 The reservation and the fact that tells of it are one transaction.
 *   <li>INVENTORY-P6 Asked again about an order that it has reserved, it gives the same answer again, and does nothing else. Asked again
 *       about one that was short and has not been given up, it looks again.
 *   <li>INVENTORY-P7 What is reserved stays on hand until it is shipped, then both fall, once. That holds for an order too that was
 *       cancelled and released before its parcel had left: the goods are out. Where they were promised to others meanwhile, less is on
 *       hand than is reserved; the available pieces never fall below zero.
 *   <li>INVENTORY-P8 Who counts stock can say what he expects to be there, and changes nothing else; of two who do at the same time one
 *       does.
 *   <li>INVENTORY-P9 Orders that come in one transaction have their products locked by one statement, in the order of the SKUs: two
 *       transactions that want the same products wait for each other, and not for ever.
 * </ul>
 *
 * <p>Not here: prices, suppliers, places in the warehouse.
 */
package dev.orderflow.inventory;
