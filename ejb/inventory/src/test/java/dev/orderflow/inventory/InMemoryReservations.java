package dev.orderflow.inventory;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class InMemoryReservations implements Reservations {

    private final Map<String, Reservation> byOrder = new HashMap<>();

    @Override
    public Optional<Reservation> lock(String orderId) {
        return Optional.ofNullable(byOrder.get(orderId));
    }

    @Override
    public List<Reservation> findAll(Collection<String> orderIds) {
        return orderIds.stream().map(this::lock).flatMap(Optional::stream).toList();
    }

    @Override
    public List<Reservation> changed(Instant after, String afterOrderId, Instant until, int limit) {
        return List.copyOf(byOrder.values());
    }

    @Override
    public void add(Reservation reservation) {
        byOrder.put(reservation.orderId(), reservation);
    }

    @Override
    public void lockAll(Collection<String> orderIds) {
        // One thread needs no locks.
    }
}
