package dev.orderflow.events;

/**
 * Something that has happened to an order. A fact is complete: no consumer has to ask back.
 *
 * <p>Sealed, because the contract is closed: a new fact means a new schema and a new line in {@link EventType}.
 */
public sealed interface Fact
        permits OrderPlaced,
                OrderConfirmed,
                OrderRejected,
                OrderCancelled,
                PaymentAuthorized,
                PaymentDeclined,
                PaymentCaptured,
                PaymentVoided,
                PaymentRefunded,
                StockReserved,
                StockShort,
                StockReleased,
                OrderShipped {

    /** The order that the fact is about; the {@code subject} of its event and the {@code JMSXGroupID} of its message. */
    String orderId();
}
