package dev.orderflow.events;

import java.math.BigDecimal;
import java.util.Currency;

/** The provider refused the amount; {@code reason} is in words for the customer. */
public record PaymentDeclined(String orderId, BigDecimal amount, Currency currency, String reason) implements Fact {}
