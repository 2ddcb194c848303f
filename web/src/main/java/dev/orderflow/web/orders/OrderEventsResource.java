package dev.orderflow.web.orders;

import static java.util.stream.Collectors.joining;

import dev.orderflow.history.Chronicle;
import dev.orderflow.orders.Order;
import dev.orderflow.web.operations.NeedsDatabase;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What happened to an order. */
@Path("/orders/{id}/events")
@RequestScoped
@NeedsDatabase
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "orders")
public class OrderEventsResource {

    @Inject
    VisibleOrders orders;

    @Inject
    Chronicle chronicle;

    /** Every event about the order. */
    @GET
    @Operation(
            summary = "Every event about an order, in the order of happening",
            description = "CloudEvents as they were published, each after the one that caused it (causationid), otherwise by time. An"
                    + " event is here a moment after it was published; of an order that was placed just now there may be none yet. The"
                    + " first " + Chronicle.MOST + "; an order has a dozen.")
    @APIResponse(
            responseCode = "200",
            description = "The events so far",
            content = @Content(schema = @Schema(implementation = CloudEventView[].class)))
    public Response events(@PathParam("id") String id) {
        Order order = orders.get(id);
        // As they were received, to the letter: what this version does not know is not lost.
        String events = chronicle.of(order.id()).stream().collect(joining(",", "[", "]"));
        return Response.ok(events.getBytes(StandardCharsets.UTF_8))
                .header("Cache-Control", "private, no-cache")
                .build();
    }
}
