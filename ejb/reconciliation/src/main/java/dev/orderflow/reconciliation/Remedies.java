package dev.orderflow.reconciliation;

import dev.orderflow.orders.OrderAnnouncements;
import dev.orderflow.payment.Payments;
import dev.orderflow.shipping.Dispatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.Currency;

/** Has the modules say what has to be said: most of it orders. */
@ApplicationScoped
public class Remedies {

    /** ISO 4217's code for transactions that involve no currency. */
    private static final Currency NO_CURRENCY = Currency.getInstance("XXX");

    private static final String GIVEN_UP = "the order was given up";
    private static final String LOST = "the order was lost";

    @Inject
    OrderAnnouncements announcements;

    @Inject
    Payments payments;

    @Inject
    Dispatch dispatch;

    /** Applies the remedy within the transaction that is under way. */
    void apply(Remedy remedy, String orderId) {
        switch (remedy) {
            case PLACED_AGAIN -> announcements.placedAgain(orderId);
            case DECIDED_AGAIN -> announcements.decidedAgain(orderId);
            case SHIPPED_AGAIN -> dispatch.toldAgain(orderId);
            case REJECT -> announcements.reject(orderId, GIVEN_UP);
            case GIVE_UP -> payments.find(orderId).ifPresentOrElse(
                    payment -> announcements.giveUp(orderId, payment.currency(), payment.amount(), LOST),
                    () -> announcements.giveUp(orderId, NO_CURRENCY, BigDecimal.ZERO, LOST));
            case NONE_KNOWN -> {
                // Said in the log, which is all that can be done.
            }
        }
    }
}
