package dev.orderflow.web.stream;

import dev.orderflow.orders.Order;
import dev.orderflow.web.login.Caller;
import dev.orderflow.web.operations.NeedsDatabase;
import dev.orderflow.web.orders.VisibleOrders;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Changes of status of one order: those that there were, and then each while it happens. */
@Path("/orders/{id}/stream")
@RequestScoped
@NeedsDatabase
@Tag(name = "orders")
public class OrderStreamResource {

    @Inject
    Streams streams;

    @Inject
    VisibleOrders orders;

    @Inject
    Caller caller;

    /** From the beginning, or from where the client was. */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(summary = "Changes of status of one order, from the beginning", description = StreamResource.DESCRIPTION)
    @APIResponse(
            responseCode = "200",
            description = "The stream; it has no end",
            content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(implementation = StatusView.class)))
    public void one(
            @PathParam("id") String id,
            @Suspended @Parameter(hidden = true) AsyncResponse response,
            @Context HttpServletRequest request,
            @HeaderParam(LastEventId.NAME) @Parameter(description = "Where the client was") String lastEventId)
            throws IOException {
        Optional<Long> after = LastEventId.place(lastEventId);
        Order order = orders.get(id);
        streams.openOne(order.id(), caller.login(), request.getAsyncContext(), after);
    }
}
