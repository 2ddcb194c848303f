package dev.orderflow.shipping;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * One shipment that leaves by itself, in a transaction of its own.
 *
 * <p>An enterprise bean, because a timer calls it: below a time-out method Payara does not enlist resources in a transaction that
 * {@code @Transactional} begins, and what is sent then is lost without a word. It does in one that the container begins.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Departure {

    @Inject
    Dispatch dispatch;

    /** Sends the shipment for the order off, unless that is not to be done any more, or is being done; whether it did. */
    public boolean of(String orderId) {
        return dispatch.dispatchIfPrepared(orderId);
    }
}
