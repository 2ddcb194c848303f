package dev.orderflow.orders;

/** There is no order with this id, or none that can be seen yet. */
public final class OrderNotFound extends RuntimeException {

    /** No order with this id. */
    public OrderNotFound(String id) {
        super("There is no order " + id + ".");
    }
}
