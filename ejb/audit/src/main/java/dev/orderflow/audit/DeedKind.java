package dev.orderflow.audit;

/** The kinds of deeds. */
public enum DeedKind {
    /** A product was added or changed. */
    PRODUCT_PUT,
    /** What is on hand of a product was counted. */
    STOCK_COUNTED,
    /** A shipment was sent off. */
    SHIPMENT_DISPATCHED,
    /** An order was cancelled. */
    ORDER_CANCELLED,
    /** A file of orders was taken in. */
    IMPORT_UPLOADED,
    /** A user was added or changed. */
    USER_PUT,
    /** A user got another password. */
    USER_PASSWORD_CHANGED,
    /** A user was removed. */
    USER_REMOVED,
    /** A dead letter was given back. */
    DEAD_LETTER_RETRIED,
    /** A corrected copy of a dead letter was sent, or proposed. */
    DEAD_LETTER_EDITED,
    /** A proposed edit was sent. */
    DEAD_LETTER_EDIT_APPROVED,
    /** A proposed edit was turned down. */
    DEAD_LETTER_EDIT_REJECTED,
    /** A dead letter was taken out for good. */
    DEAD_LETTER_DISCARDED,
    /** A retry of many dead letters was begun. */
    RETRY_BEGUN,
    /** A retry of many dead letters was stopped. */
    RETRY_STOPPED,
    /** Something was noted about a group of dead letters, or cleared. */
    DEAD_LETTERS_NOTED,
    /** A subscription was paused. */
    SUBSCRIPTION_PAUSED,
    /** A subscription was resumed. */
    SUBSCRIPTION_RESUMED
}
