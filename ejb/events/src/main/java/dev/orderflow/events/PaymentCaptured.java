package dev.orderflow.events;

import java.math.BigDecimal;
import java.util.Currency;

/** The authorised amount has been taken. */
public record PaymentCaptured(String orderId, BigDecimal amount, Currency currency) implements Fact {}
