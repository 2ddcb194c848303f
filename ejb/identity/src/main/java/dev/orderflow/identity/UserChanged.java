package dev.orderflow.identity;

/** A user was added, changed or removed. */
record UserChanged(String name) {}
