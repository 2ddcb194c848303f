package dev.orderflow.inventory;

/** An order is said to have left the house for which nothing was set aside, or nothing that can be seen yet. */
public final class NothingReserved extends RuntimeException {

    NothingReserved(String orderId) {
        super("Nothing is reserved for order " + orderId + ", it cannot have been shipped.");
    }
}
