package dev.orderflow.events;

import java.math.BigDecimal;
import java.util.Currency;

/** A captured amount has been given back. */
public record PaymentRefunded(String orderId, BigDecimal amount, Currency currency) implements Fact {}
