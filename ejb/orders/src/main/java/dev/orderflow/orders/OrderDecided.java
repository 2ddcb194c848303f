package dev.orderflow.orders;

/** Fired where an order is decided; those who observe it after the transaction's success may look at the order. */
record OrderDecided(String orderId) {}
