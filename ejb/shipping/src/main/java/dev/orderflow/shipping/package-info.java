/**
 * What is to leave the house for orders, and what has left it.
 *
 * <ul>
 *   <li>SHIPPING-P1 A confirmed order has one shipment, however often and in whatever order its events arrive.
 *   <li>SHIPPING-P2 What was prepared for a cancelled or rejected order is cancelled and stays in the house; for an order that was given
 *       up before shipping heard of it nothing is prepared.
 *   <li>SHIPPING-P3 A shipment leaves once, whoever dispatches it and on however many nodes; a cancelled one does not leave.
 *   <li>SHIPPING-P4 The dispatch and its {@code OrderShipped} are one transaction. What has left the house is out: a cancellation that
 *       comes later changes nothing here.
 *   <li>SHIPPING-P5 Where {@code ORDERFLOW_AUTO_DISPATCH} says so, a shipment leaves by itself when it has been prepared for that long,
 *       each in a transaction of its own; one that fails holds up no other.
 *   <li>SHIPPING-P6 That a shipment has left can be told again, word for word.
 * </ul>
 *
 * <p>Not here: stock, addresses, carriers.
 */
package dev.orderflow.shipping;
