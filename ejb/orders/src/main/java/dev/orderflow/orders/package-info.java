/**
 * The catalogue, the orders and their life cycle.
 *
 * <ul>
 *   <li>ORDERS-P1 An order and its {@code OrderPlaced} are one transaction: both are there or neither.
 *   <li>ORDERS-P2 Prices come from the catalogue at the moment of placing; the total is exact to the last digit.
 *   <li>ORDERS-P3 An order is confirmed once stock is reserved and payment authorised, whichever comes first, and only once.
 *   <li>ORDERS-P4 The first bad news rejects the order, with the reason; good news that comes later changes nothing.
 *   <li>ORDERS-P5 The same fact delivered again changes nothing and publishes nothing.
 *   <li>ORDERS-P6 What was told of an order can be told again, word for word; an id without an order can be given up: whatever was taken
 *       for it is given back, and facts about it have no effect any more.
 *   <li>ORDERS-P7 However often a request is repeated under its idempotency key, and wherever a crash cuts it short, there is one order;
 *       its caller gets the first answer again, for seven days at least. The same holds for many orders in one request.
 *   <li>ORDERS-P8 A customer can withdraw an order until it is shipped: it is cancelled, and its {@code OrderCancelled} is published, in
 *       one transaction and once. A shipped or rejected order refuses. What comes later about a cancelled order does not bring it back.
 *   <li>ORDERS-P9 A confirmed order is shipped when its parcel has left. Did that leave before shipping heard of the cancellation, then the
 *       order stays cancelled, and the log says that the goods have to be got back. A parcel of an order that was never confirmed is
 *       a failure, not a fact: it ends as a dead letter.
 *   <li>ORDERS-P10 Who waits for a decision hears of it when it is committed, or that the time is up; waiting costs neither a thread nor a
 *       connection, and while nobody waits nothing is asked.
 *   <li>ORDERS-P11 Many orders can be placed in one transaction: all of them or, where any is wrong, none; or all but those that are wrong,
 *       each of which is told why.
 *   <li>ORDERS-P12 Orders that are asked for at the same time share a transaction, and nothing else: each request has its own answer, and
 *       nobody waits in order to share. A shared transaction that is rolled back is nobody's answer: each order is placed alone then.
 *   <li>ORDERS-P13 No more orders are taken than may be undecided; whoever is refused is told so at once, and nothing of it is stored. A
 *       repeat under its idempotency key has its first answer nevertheless.
 * </ul>
 *
 * <p>The catalogue lives here because an order is priced from it in the same transaction; no one else needs it.
 *
 * <p>Not here: stock and money. The modules inventory and payment keep them and say by events what became of them.
 */
package dev.orderflow.orders;
