package dev.orderflow.web.shipments;

import dev.orderflow.shipping.ShipmentSnapshot;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The parcel for one order. */
@Schema(name = "Shipment")
record ShipmentView(
        String id,
        String orderId,
        String customerId,
        @Schema(enumeration = {"PREPARED", "DISPATCHED", "CANCELLED"}) String status,
        Instant updatedAt,
        List<Line> lines) {

    @Schema(name = "ShipmentLine")
    record Line(@Schema(example = "BOOK-1") String sku, @Schema(example = "2") int quantity) {}

    static ShipmentView of(ShipmentSnapshot shipment) {
        return new ShipmentView(
                shipment.id(),
                shipment.orderId(),
                shipment.customerId(),
                shipment.status().name(),
                shipment.updatedAt(),
                shipment.lines().stream().map(line -> new Line(line.sku(), line.quantity())).toList());
    }
}
