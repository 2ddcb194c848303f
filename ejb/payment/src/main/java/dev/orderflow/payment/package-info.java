/**
 * Authorises, captures and gives back the money for orders.
 *
 * <ul>
 *   <li>PAYMENT-P1 A placed order is charged at most once, however often and in whatever order its events arrive.
 *   <li>PAYMENT-P2 A declined payment is a fact, not a failure: it is published, not retried.
 *   <li>PAYMENT-P3 A technical fault of the provider is a failure, not a fact: nothing is stored or published, the message comes again.
 *   <li>PAYMENT-P4 What a rejected or cancelled order had authorised is voided, what it had captured is refunded; an order that was given
 *       up before payment heard of it is never charged. That holds for what the provider has done in an attempt that was rolled back, too.
 *   <li>PAYMENT-P5 The payment and the fact that tells of it are one transaction.
 *   <li>PAYMENT-P6 Asked again about an order that it has dealt with, it gives the same answer again, and does nothing else.
 * </ul>
 *
 * <p>The call to the provider is no part of that transaction and may be repeated after a crash; the order id is its idempotency
 * key.
 *
 * <p>Not here: invoices, card data (a token is all we ever see).
 */
package dev.orderflow.payment;
