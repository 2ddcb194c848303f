package dev.orderflow.reconciliation;

import java.time.Instant;

/** A place in a ledger: something about this order changed at that time. Entries are ordered by time, then by order. */
public record Entry(Instant changedAt, String orderId) {

    /** Before the first entry of any ledger. */
    public static final Entry BEGINNING = new Entry(Instant.EPOCH, "");
}
