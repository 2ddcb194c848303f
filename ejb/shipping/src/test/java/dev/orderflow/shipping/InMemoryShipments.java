package dev.orderflow.shipping;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

class InMemoryShipments implements Shipments {

    private final TreeMap<String, Shipment> byOrder = new TreeMap<>();
    private final Set<String> lockedByOthers = new HashSet<>();

    void lockedByAnother(String orderId) {
        lockedByOthers.add(orderId);
    }

    @Override
    public Optional<Shipment> lock(String orderId) {
        return Optional.ofNullable(byOrder.get(orderId));
    }

    @Override
    public Optional<Shipment> lockWithId(String id) {
        return byOrder.values().stream()
                .filter(it -> it.id().equals(id) && it.status() != ShipmentStatus.NEVER_PREPARED)
                .findFirst();
    }

    @Override
    public Optional<Shipment> takePrepared(String orderId) {
        return lock(orderId).filter(it -> it.status() == ShipmentStatus.PREPARED && !lockedByOthers.contains(orderId));
    }

    @Override
    public ShipmentSnapshot stored(Shipment shipment) {
        return shipment.snapshot();
    }

    @Override
    public void add(Shipment shipment) {
        byOrder.put(shipment.orderId(), shipment);
    }

    @Override
    public Optional<Shipment> find(String orderId) {
        return lock(orderId).filter(it -> it.status() != ShipmentStatus.NEVER_PREPARED);
    }

    @Override
    public Optional<Shipment> withId(String id) {
        return lockWithId(id);
    }

    @Override
    public List<Shipment> findAll(Collection<String> orderIds) {
        return orderIds.stream().map(this::lock).flatMap(Optional::stream).toList();
    }

    @Override
    public List<String> preparedBefore(Instant moment, int limit) {
        return byOrder.values().stream()
                .filter(it -> it.status() == ShipmentStatus.PREPARED && !it.updatedAt().isAfter(moment))
                .sorted(comparing(Shipment::updatedAt))
                .map(Shipment::orderId)
                .limit(limit)
                .toList();
    }

    @Override
    public List<Shipment> changed(Instant after, String afterOrderId, Instant until, int limit) {
        return List.copyOf(byOrder.values());
    }

    @Override
    public List<Shipment> page(Optional<String> customerId, String after, int limit) {
        return (after == null ? byOrder : byOrder.tailMap(after, false)).values().stream()
                .filter(it -> customerId.isEmpty() || it.customerId().equals(customerId.get()))
                .limit(limit)
                .toList();
    }

    @Override
    public void lockAll(Collection<String> orderIds) {
        // One thread needs no locks.
    }
}
