package dev.orderflow.shipping;

import dev.orderflow.InVersion;
import dev.orderflow.events.RecordedEvents;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** All shipments, and who sends them off. */
public final class ShipmentsInMemory implements Shipments {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    /** What others are told. */
    public final RecordedEvents events = new RecordedEvents();

    private final TreeMap<String, Shipment> byOrder = new TreeMap<>();

    /** The parcel for this order is packed, in version 3. */
    public Shipment prepared(String id, String orderId, String customerId) {
        Shipment shipment =
                InVersion.of(3, Shipment.prepared(id, orderId, customerId, List.of(new ShipmentLine("BOOK-1", 2)), NOW));
        byOrder.put(orderId, shipment);
        return shipment;
    }

    /** Its order was given up. */
    public void cancelled(String id) {
        withId(id).orElseThrow().cancelled(NOW);
    }

    /** The module as it is. */
    public Dispatch dispatch() {
        Dispatch dispatch = new Dispatch();
        dispatch.shipments = this;
        dispatch.events = events;
        dispatch.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        return dispatch;
    }

    @Override
    public Optional<Shipment> find(String orderId) {
        return Optional.ofNullable(byOrder.get(orderId));
    }

    @Override
    public Optional<Shipment> withId(String id) {
        return byOrder.values().stream().filter(it -> it.id().equals(id)).findFirst();
    }

    @Override
    public Optional<Shipment> lockWithId(String id) {
        return withId(id);
    }

    /** As the database has it: a change makes another version. */
    @Override
    public ShipmentSnapshot stored(Shipment shipment) {
        ShipmentSnapshot it = shipment.snapshot();
        return new ShipmentSnapshot(it.id(), it.orderId(), it.customerId(), it.status(), it.updatedAt(), it.version() + 1, it.lines());
    }

    @Override
    public List<Shipment> page(Optional<String> customerId, String after, int limit) {
        return (after == null ? byOrder : byOrder.tailMap(after, false)).values().stream()
                .filter(it -> customerId.isEmpty() || it.customerId().equals(customerId.get()))
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<Shipment> lock(String orderId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Shipment> takePrepared(String orderId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void add(Shipment shipment) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Shipment> findAll(Collection<String> orderIds) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> preparedBefore(Instant moment, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Shipment> changed(Instant after, String afterOrderId, Instant until, int limit) {
        throw new UnsupportedOperationException();
    }
}
