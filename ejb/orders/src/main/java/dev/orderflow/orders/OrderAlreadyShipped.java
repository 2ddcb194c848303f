package dev.orderflow.orders;

/** The order is on its way and cannot be withdrawn any more; nothing has changed. */
public final class OrderAlreadyShipped extends RuntimeException {

    /** The order with this id. */
    public OrderAlreadyShipped(String id) {
        super("Order " + id + " is SHIPPED and cannot be cancelled any more.");
    }
}
