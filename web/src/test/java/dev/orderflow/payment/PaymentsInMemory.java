package dev.orderflow.payment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;

/** All payments. */
public final class PaymentsInMemory extends InMemoryPayments {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final Currency EUR = Currency.getInstance("EUR");

    /** The provider holds what the order costs. */
    public void authorized(String orderId) {
        add(Payment.authorized(orderId, new BigDecimal("29.9"), EUR, NOW));
    }

    /** The provider refused it. */
    public void declined(String orderId) {
        add(Payment.declined(orderId, new BigDecimal("29.99"), EUR, "The card was declined.", NOW));
    }
}
