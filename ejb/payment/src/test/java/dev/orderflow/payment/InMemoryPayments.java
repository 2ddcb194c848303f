package dev.orderflow.payment;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

class InMemoryPayments implements Payments {

    private final TreeMap<String, Payment> byOrder = new TreeMap<>();

    @Override
    public Optional<Payment> lock(String orderId) {
        return find(orderId);
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
    public List<Payment> changed(Instant after, String afterOrderId, Instant until, int limit) {
        return List.copyOf(byOrder.values());
    }

    @Override
    public List<Payment> page(String after, int limit) {
        return (after == null ? byOrder : byOrder.tailMap(after, false)).values().stream().limit(limit).toList();
    }

    @Override
    public void lockAll(Collection<String> orderIds) {
        // One thread needs no locks.
    }
}
