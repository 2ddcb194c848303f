package dev.orderflow.web.orders;

import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The description of an event; the events themselves are passed on as they are. */
@Schema(name = "CloudEvent", description = "A CloudEvent 1.0 in JSON; asyncapi.yaml has its data for each type")
record CloudEventView(
        @Schema(example = "1.0") String specversion,
        @Schema(description = "Unique among all events") String id,
        @Schema(example = "/orderflow/orders") String source,
        @Schema(example = "OrderPlaced") String type,
        @Schema(example = "urn:orderflow:OrderPlaced:1") String dataschema,
        Instant time,
        @Schema(description = "The order") String subject,
        @Schema(example = "application/json") String datacontenttype,
        @Schema(description = "The id of the event that caused this one; absent for what came from outside") String causationid,
        @Schema(description = "What happened") Map<String, Object> data) {}
