package dev.orderflow.history;

/** Fired where events are kept; who observes it after the transaction's success finds them. */
record EventsKept(int count) {}
