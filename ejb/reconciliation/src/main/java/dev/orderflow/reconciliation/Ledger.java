package dev.orderflow.reconciliation;

/** Who keeps something about orders. */
public enum Ledger {
    ORDERS,
    PAYMENTS,
    RESERVATIONS,
    SHIPMENTS
}
