package dev.orderflow.web.orders;

import dev.orderflow.audit.DeedKind;
import dev.orderflow.orders.Cancellation;
import dev.orderflow.orders.OrderCancellation;
import dev.orderflow.orders.OrderNotFound;
import dev.orderflow.orders.OrderSnapshot;
import dev.orderflow.web.audit.Deeds;
import dev.orderflow.web.http.Ids;
import dev.orderflow.web.http.Preconditions;
import dev.orderflow.web.http.Problem;
import dev.orderflow.web.http.Versioned;
import dev.orderflow.web.login.Caller;
import dev.orderflow.web.operations.NeedsDatabase;
import dev.orderflow.web.operations.Readiness;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Cancels orders. A customer cancels its own; those of others are for it as if they were not there. */
@Path("/orders/{id}/cancellation")
@RequestScoped
@NeedsDatabase
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "orders")
public class CancellationResource {

    @Inject
    OrderCancellation cancellation;

    @Inject
    Deeds deeds;

    @Inject
    Caller caller;

    @Inject
    Readiness readiness;

    /** Cancels an order. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Versioned
    @Operation(
            summary = "Cancels an order",
            description = "An order can be cancelled until it is shipped. What was taken for it is given back: reserved stock is released,"
                    + " an authorised payment voided, a captured one refunded, a prepared shipment cancelled. That follows by itself, a"
                    + " moment later. Cancelled again an order stays as it is, with the first reason."
                    + " If-Match and If-None-Match are about the order.")
    @Parameter(ref = "If-Match")
    @Parameter(ref = "If-None-Match")
    @APIResponse(
            responseCode = "202",
            description = "Cancelled now and published",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    @APIResponse(
            responseCode = "200",
            description = "It had been cancelled before",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    @APIResponse(
            responseCode = "409",
            description = "It is shipped or rejected, the type tells which",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response cancel(@PathParam("id") String id, CancelOrderRequest request, @Context HttpHeaders headers) {
        Preconditions expected = Preconditions.of(headers);
        if (!Ids.isPossible(id)) {
            throw new OrderNotFound(id);
        }
        readiness.mustHaveBroker();
        Cancellation cancelled = deeds.done(DeedKind.ORDER_CANCELLED, id, null, request.reason(),
                () -> cancellation.cancel(id, caller.onlyCustomer(), request.reason(), expected), it -> !it.repeated());
        OrderSnapshot order = cancelled.order();
        return (cancelled.repeated() ? Response.ok() : Response.accepted())
                .tag(Preconditions.tag(order.version()))
                .entity(OrderView.of(order))
                .build();
    }
}
