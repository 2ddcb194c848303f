package dev.orderflow.payment;

import static dev.orderflow.payment.PaymentStatus.AUTHORIZED;
import static dev.orderflow.payment.PaymentStatus.CAPTURED;
import static dev.orderflow.payment.PaymentStatus.DECLINED;
import static dev.orderflow.payment.PaymentStatus.NEVER_CHARGED;
import static dev.orderflow.payment.PaymentStatus.REFUNDED;
import static dev.orderflow.payment.PaymentStatus.VOIDED;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;

/** The money for one order. */
@Entity
public class Payment {

    @Id
    private String orderId;

    private BigDecimal amount;
    private Currency currency;

    @Enumerated(EnumType.STRING)
    private PaymentStatus status;

    private String reason;
    private Instant updatedAt;

    /** For the persistence provider. */
    protected Payment() {}

    private Payment(String orderId, BigDecimal amount, Currency currency, PaymentStatus status, String reason, Instant at) {
        this.orderId = orderId;
        this.amount = amount;
        this.currency = currency;
        this.status = status;
        this.reason = reason;
        this.updatedAt = at;
    }

    /** The provider holds the amount. */
    static Payment authorized(String orderId, BigDecimal amount, Currency currency, Instant at) {
        return new Payment(orderId, amount, currency, AUTHORIZED, null, at);
    }

    /** The provider refused the amount. */
    static Payment declined(String orderId, BigDecimal amount, Currency currency, String reason, Instant at) {
        return new Payment(orderId, amount, currency, DECLINED, reason, at);
    }

    /** A mark that an order which was given up early must not be charged. */
    static Payment neverCharged(String orderId, BigDecimal amount, Currency currency, Instant at) {
        return new Payment(orderId, amount, currency, NEVER_CHARGED, null, at);
    }

    void captured(Instant at) {
        changeTo(CAPTURED, at);
    }

    void voided(Instant at) {
        changeTo(VOIDED, at);
    }

    void refunded(Instant at) {
        changeTo(REFUNDED, at);
    }

    private void changeTo(PaymentStatus next, Instant at) {
        status = next;
        updatedAt = at;
    }

    /** The order that it pays for. */
    public String orderId() {
        return orderId;
    }

    /** How much, in {@link #currency()}. */
    public BigDecimal amount() {
        return amount.setScale(Math.max(0, currency.getDefaultFractionDigits()));
    }

    /** The currency of the amount. */
    public Currency currency() {
        return currency;
    }

    /** What became of it. */
    public PaymentStatus status() {
        return status;
    }

    /** Why it was declined; empty otherwise. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /** When the status last changed. */
    public Instant updatedAt() {
        return updatedAt;
    }
}
