package dev.orderflow.web.shipments;

import dev.orderflow.shipping.Dispatch;
import dev.orderflow.shipping.Dispatched;
import dev.orderflow.shipping.Shipment;
import dev.orderflow.shipping.ShipmentNotFound;
import dev.orderflow.shipping.Shipments;
import dev.orderflow.web.http.Ids;
import dev.orderflow.web.http.Page;
import dev.orderflow.web.http.Problem;
import dev.orderflow.web.http.Query;
import dev.orderflow.web.login.Caller;
import dev.orderflow.web.login.OperatorsOnly;
import dev.orderflow.web.operations.NeedsDatabase;
import dev.orderflow.web.operations.Readiness;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What leaves the house: operators send it off, a customer sees the shipments for its own orders. */
@Path("/shipments")
@RequestScoped
@NeedsDatabase
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "shipments")
public class ShipmentsResource {

    @Inject
    Shipments shipments;

    @Inject
    Dispatch dispatch;

    @Inject
    Readiness readiness;

    @Inject
    Caller caller;

    /** The shipment for an order, or the shipments for all. */
    @GET
    @Operation(summary = "Shipments", description = "Of one order, or of all by ascending order id; a customer gets those of its own orders.")
    @Parameter(name = "orderId", in = ParameterIn.QUERY, description = "Only the shipment for this order",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(ref = "limit")
    @Parameter(name = "after", in = ParameterIn.QUERY, description = "The order id that the page before ended with",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "A page; empty where nothing was prepared yet",
            headers = @Header(name = "Link", ref = "NextPage"),
            content = @Content(schema = @Schema(implementation = ShipmentView[].class)))
    @APIResponse(responseCode = "422", ref = "Invalid")
    public Response page(@Context UriInfo uri) {
        Query query = new Query(uri.getQueryParameters());
        Optional<String> orderId = query.text("orderId");
        Optional<String> after = query.text("after");
        int limit = query.limit();
        query.mustBeValid();
        return page(orderId, after, limit).answer(ShipmentView::of, uri);
    }

    private Page<Shipment> page(Optional<String> orderId, Optional<String> after, int limit) {
        return orderId.map(this::onlyPage)
                .orElseGet(() -> Page.of(
                        shipments.page(caller.onlyCustomer(), after.orElse(null), limit + 1), limit, Shipment::orderId));
    }

    private Page<Shipment> onlyPage(String orderId) {
        return new Page<>(
                shipments.find(orderId).filter(it -> caller.maySeeWhatBelongsTo(it.customerId())).stream().toList(),
                Optional.empty());
    }

    /** Sends a shipment off. */
    @POST
    @Path("/{id}/dispatch")
    @OperatorsOnly
    @Operation(
            summary = "Sends a shipment off",
            description = "The order becomes SHIPPED a moment later and cannot be cancelled any more. Operators only.")
    @APIResponse(
            responseCode = "202",
            description = "It leaves the house now, and that is published",
            content = @Content(schema = @Schema(implementation = ShipmentView.class)))
    @APIResponse(
            responseCode = "200",
            description = "It had left before",
            content = @Content(schema = @Schema(implementation = ShipmentView.class)))
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(
            responseCode = "409",
            description = "It is cancelled",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response dispatch(@PathParam("id") String id) {
        if (!Ids.isPossible(id)) {
            throw new ShipmentNotFound(id);
        }
        readiness.mustHaveBroker();
        Dispatched dispatched = dispatch.dispatch(id);
        return (dispatched.repeated() ? Response.ok() : Response.accepted())
                .entity(ShipmentView.of(dispatched.shipment()))
                .build();
    }
}
