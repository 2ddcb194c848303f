package dev.orderflow.payment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** All payments. */
public final class PaymentsInMemory implements Payments {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final Currency EUR = Currency.getInstance("EUR");

    private final TreeMap<String, Payment> byOrder = new TreeMap<>();

    /** The provider holds what the order costs. */
    public void authorized(String orderId) {
        add(Payment.authorized(orderId, new BigDecimal("29.9"), EUR, NOW));
    }

    /** The provider refused it. */
    public void declined(String orderId) {
        add(Payment.declined(orderId, new BigDecimal("29.99"), EUR, "The card was declined.", NOW));
    }

    @Override
    public void add(Payment payment) {
        byOrder.put(payment.orderId(), payment);
    }

    @Override
    public Optional<Payment> find(String orderId) {
        return Optional.ofNullable(byOrder.get(orderId));
    }

    @Override
    public List<Payment> findAll(List<String> orderIds) {
        return orderIds.stream().map(this::find).flatMap(Optional::stream).toList();
    }

    @Override
    public List<Payment> page(String after, int limit) {
        return (after == null ? byOrder : byOrder.tailMap(after, false)).values().stream().limit(limit).toList();
    }

    @Override
    public Optional<Payment> lock(String orderId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Payment> changed(Instant after, String afterOrderId, Instant until, int limit) {
        throw new UnsupportedOperationException();
    }
}
