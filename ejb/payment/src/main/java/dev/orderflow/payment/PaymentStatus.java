package dev.orderflow.payment;

/** What became of the money for an order. */
public enum PaymentStatus {
    /** The provider holds it. */
    AUTHORIZED,
    /** The provider refused. */
    DECLINED,
    /** It has been taken. */
    CAPTURED,
    /** It was held and has been let go. */
    VOIDED,
    /** It was taken and has been given back. */
    REFUNDED,
    /** The order was given up before it was charged; it must not be any more. Kept for that only, not a payment. */
    NEVER_CHARGED
}
