package dev.orderflow.orders;

/** Where an order stands in its life cycle. */
public enum OrderStatus {
    /** Stored and published; stock and payment are being looked after. */
    PLACED,
    /** Stock is reserved, payment authorised. */
    CONFIRMED,
    /** Payment was declined or stock was short. */
    REJECTED,
    /** Withdrawn by the customer. */
    CANCELLED,
    /** On its way. */
    SHIPPED
}
