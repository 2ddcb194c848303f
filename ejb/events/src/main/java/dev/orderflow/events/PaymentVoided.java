package dev.orderflow.events;

import java.math.BigDecimal;
import java.util.Currency;

/** An authorised amount has been let go; nothing was taken. */
public record PaymentVoided(String orderId, BigDecimal amount, Currency currency) implements Fact {}
