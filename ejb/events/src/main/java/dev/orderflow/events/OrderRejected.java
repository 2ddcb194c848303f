package dev.orderflow.events;

import java.math.BigDecimal;
import java.util.Currency;

/** The order cannot be fulfilled; {@code reason} tells the customer whether stock or payment stood in the way. */
public record OrderRejected(String orderId, String customerId, Currency currency, BigDecimal total, String reason)
        implements Fact {}
