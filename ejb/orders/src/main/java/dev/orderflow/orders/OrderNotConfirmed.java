package dev.orderflow.orders;

/** Something was reported of the order that only a confirmed one can have, and it is not confirmed, or that cannot be seen yet. */
public final class OrderNotConfirmed extends RuntimeException {

    OrderNotConfirmed(String id, OrderStatus status) {
        super("Order " + id + " is " + status + " and cannot have been shipped.");
    }
}
