package dev.orderflow.orders;

/** The order was rejected, so that there is nothing to withdraw; nothing has changed. */
public final class OrderAlreadyRejected extends RuntimeException {

    /** The order with this id. */
    public OrderAlreadyRejected(String id) {
        super("Order " + id + " is REJECTED, there is nothing to cancel.");
    }
}
