package dev.orderflow.payment;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * Whoever holds and moves the money.
 *
 * <p>Each call may be repeated for the same order, after a redelivery or a crash, and must then have no further effect: the order
 * id is the idempotency key. A technical fault is any {@link RuntimeException}; the caller's transaction rolls back and the call
 * comes again.
 */
public interface PaymentProvider {

    /** Holds the amount. */
    Authorization authorize(String orderId, BigDecimal amount, Currency currency, String paymentToken);

    /** Takes the amount that is held for the order. */
    void capture(String orderId);

    /**
     * Lets go of the amount that is held for the order; without effect where nothing is.
     *
     * <p>Gives it back where it has been taken: a call to {@link #capture} may have reached the provider in a transaction that was
     * then rolled back, so that the caller knows nothing of it.
     */
    void voidAuthorization(String orderId);

    /** Gives back the amount that was taken for the order. */
    void refund(String orderId);

    /** What the provider says: it holds the amount, or it does not, for a reason. */
    record Authorization(boolean granted, String reason) {

        /** The amount is held. */
        public static Authorization given() {
            return new Authorization(true, null);
        }

        /** The amount is refused, for this reason in words for the customer. */
        public static Authorization declined(String reason) {
            return new Authorization(false, reason);
        }
    }
}
