package dev.orderflow.shipping;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * One shipment that leaves by itself, in a transaction of its own.
 *
 * <p>An enterprise bean, since a timer calls it: see the rule {@code ArchitectureRules.WHAT_A_TIMER_SENDS_IS_SENT_BY_AN_ENTERPRISE_BEAN}.
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
