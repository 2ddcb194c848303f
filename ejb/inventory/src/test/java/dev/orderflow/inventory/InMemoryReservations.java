package dev.orderflow.inventory;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

class InMemoryReservations implements Reservations {

    private final Map<String, Reservation> byOrder = new HashMap<>();

    @Override
    public Optional<Reservation> lock(String orderId) {
        return Optional.ofNullable(byOrder.get(orderId));
    }

    @Override
    public void add(Reservation reservation) {
        byOrder.put(reservation.orderId(), reservation);
    }
}
