package dev.orderflow.history;

/** Fired where an event is kept; who observes it after the transaction's success finds the event. */
record EventKept(String eventId) {}
