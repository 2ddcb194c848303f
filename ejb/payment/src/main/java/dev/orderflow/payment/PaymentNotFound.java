package dev.orderflow.payment;

/** There is no payment for this order, or none that can be seen yet. */
public final class PaymentNotFound extends RuntimeException {

    PaymentNotFound(String orderId) {
        super("There is no payment for order " + orderId + ".");
    }
}
