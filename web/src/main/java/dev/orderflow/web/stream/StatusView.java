package dev.orderflow.web.stream;

import dev.orderflow.history.StatusChange;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An order has come to a status. */
@Schema(name = "StatusChange", description = "The data of an event \"status\"")
record StatusView(
        @Schema(description = "The id of the event that told of it; the same where a change is told twice") String eventId,
        String orderId,
        @Schema(description = "Absent where the events kept so far do not tell") String customerId,
        @Schema(type = SchemaType.STRING, enumeration = {"PLACED", "CONFIRMED", "REJECTED", "CANCELLED", "SHIPPED"})
                StatusChange.Status status,
        @Schema(description = "Why it was rejected or cancelled; absent otherwise") String reason,
        @Schema(description = "When it happened") Instant at) {

    static StatusView of(StatusChange change) {
        return new StatusView(
                change.eventId(),
                change.orderId(),
                change.customerId().orElse(null),
                change.status(),
                change.reason().orElse(null),
                change.at());
    }
}
