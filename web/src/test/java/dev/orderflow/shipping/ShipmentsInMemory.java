package dev.orderflow.shipping;

import dev.orderflow.InVersion;
import dev.orderflow.events.RecordedEvents;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** All shipments, and who sends them off. */
public final class ShipmentsInMemory extends InMemoryShipments {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    /** What others are told. */
    public final RecordedEvents events = new RecordedEvents();

    /** The parcel for this order is packed, in version 3. */
    public Shipment prepared(String id, String orderId, String customerId) {
        Shipment shipment =
                InVersion.of(3, Shipment.prepared(id, orderId, customerId, List.of(new ShipmentLine("BOOK-1", 2)), NOW));
        add(shipment);
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

    /** As the database has it: a change makes another version. */
    @Override
    public ShipmentSnapshot stored(Shipment shipment) {
        ShipmentSnapshot it = shipment.snapshot();
        return new ShipmentSnapshot(it.id(), it.orderId(), it.customerId(), it.status(), it.updatedAt(), it.version() + 1, it.lines());
    }
}
