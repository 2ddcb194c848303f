package dev.orderflow.events;

import java.math.BigDecimal;
import java.util.Currency;

/** The customer withdrew the order, for the {@code reason} given. */
public record OrderCancelled(String orderId, String customerId, Currency currency, BigDecimal total, String reason)
        implements Fact {}
