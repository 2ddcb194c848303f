/** A look into the queues: what waits in the subscriptions, and what their dead letters are about. */
package dev.orderflow.reconciliation.jms;
