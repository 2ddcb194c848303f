package dev.orderflow.events;

import java.math.BigDecimal;
import java.util.Currency;

/** The provider holds the amount for the order; nothing has been taken yet. */
public record PaymentAuthorized(String orderId, BigDecimal amount, Currency currency) implements Fact {}
