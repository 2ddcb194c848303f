package dev.orderflow.web.orders;

import dev.orderflow.orders.Money;
import dev.orderflow.orders.OrderSnapshot;
import dev.orderflow.orders.OrderStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An order as clients see it; the payment token is not for them. */
@Schema(name = "Order")
record OrderView(
        String id,
        String customerId,
        @Schema(example = "EUR") String currency,
        @Schema(type = SchemaType.STRING, format = "decimal", example = "59.98") BigDecimal total,
        @Schema(type = SchemaType.STRING, enumeration = {"PLACED", "CONFIRMED", "REJECTED", "CANCELLED", "SHIPPED"})
                OrderStatus status,
        @Schema(description = "Why it was rejected or cancelled; absent otherwise") String reason,
        Instant placedAt,
        Instant updatedAt,
        List<Line> lines) {

    @Schema(name = "OrderLine")
    record Line(
            @Schema(example = "BOOK-1") String sku,
            @Schema(example = "2") int quantity,
            @Schema(type = SchemaType.STRING, format = "decimal", example = "29.99") BigDecimal unitPrice) {}

    static OrderView of(OrderSnapshot order) {
        return new OrderView(
                order.id(),
                order.customerId(),
                order.currency().getCurrencyCode(),
                order.total(),
                order.status(),
                order.reason().orElse(null),
                order.placedAt(),
                order.updatedAt(),
                order.lines().stream()
                        .map(line -> new Line(line.sku(), line.quantity(), Money.exact(line.unitPrice(), order.currency())))
                        .toList());
    }
}
