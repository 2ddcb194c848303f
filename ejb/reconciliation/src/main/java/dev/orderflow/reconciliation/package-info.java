/**
 * The second line of defence: compares what the modules say about each order, and repairs what was lost.
 *
 * <p>XA and its recovery are the first. They cannot help where the transaction log is gone, where somebody decided a branch by hand,
 * or where a backup was restored. Then an order may be without its event, an event without its effect, a payment without its order.
 *
 * <ul>
 *   <li>RECONCILIATION-P1 An order that the others did not hear of, or whose answers got lost, is announced again and then decided.
 *   <li>RECONCILIATION-P2 A decision that the others did not hear of is announced again: the payment is captured and the shipment
 *       prepared, or what was taken is given back. A parcel whose departure the others did not hear of is announced again.
 *   <li>RECONCILIATION-P3 Money or stock that is held for an order which does not exist is given back, and the order is given up.
 *   <li>RECONCILIATION-P4 What is merely on its way is no loss: nothing is judged that may still be waiting in a subscription or be in
 *       doubt in the database, nor while a dead letter about it waits for a decision. Where one was and is gone, it may be on its way
 *       again: the order is given its time once more.
 *   <li>RECONCILIATION-P5 A repair does nothing twice, whoever makes it and however often: it only says again what the modules take as
 *       said once.
 *   <li>RECONCILIATION-P6 Each repair is one transaction and one line of the log. One that does not help is repeated with growing
 *       distance; one that fails holds up no other.
 *   <li>RECONCILIATION-P7 What has been found in order is not read again until it changes. An order that stands in several ledgers is
 *       compared once in a pass.
 * </ul>
 *
 * <p>This module stands above the business modules, as the REST API does: it knows them through their ports, none of them knows it.
 *
 * <p>Not here: recovery of transactions, which is the server's, and dead letters, which are the operator's.
 */
package dev.orderflow.reconciliation;
