package dev.orderflow.shipping;

import java.time.Instant;
import java.util.List;

/**
 * A shipment as it is stored at one moment, for whoever looks at it when the transaction is over.
 *
 * @param updatedAt when its status last changed
 * @param version grows with each change; an entity tag
 * @param lines what is in it, in the order of the order
 */
public record ShipmentSnapshot(
        String id, String orderId, String customerId, ShipmentStatus status, Instant updatedAt, int version, List<ShipmentLine> lines) {}
