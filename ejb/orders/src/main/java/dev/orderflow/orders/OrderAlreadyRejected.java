package dev.orderflow.orders;

/** The order was rejected, so that there is nothing to withdraw; nothing has changed. */
public final class OrderAlreadyRejected extends RuntimeException {

    OrderAlreadyRejected(String id) {
        super("Order " + id + " is REJECTED, there is nothing to cancel.");
    }
}
