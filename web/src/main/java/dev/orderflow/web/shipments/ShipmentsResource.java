package dev.orderflow.web.shipments;

import dev.orderflow.audit.DeedKind;
import dev.orderflow.shipping.Dispatch;
import dev.orderflow.shipping.Dispatched;
import dev.orderflow.shipping.Shipment;
import dev.orderflow.shipping.ShipmentNotFound;
import dev.orderflow.shipping.Shipments;
import dev.orderflow.web.audit.Deeds;
import dev.orderflow.web.http.Ids;
import dev.orderflow.web.http.Page;
import dev.orderflow.web.http.Preconditions;
import dev.orderflow.web.http.Problem;
import dev.orderflow.web.http.Query;
import dev.orderflow.web.http.Versioned;
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
import jakarta.ws.rs.core.HttpHeaders;
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
    Deeds deeds;

    @Inject
    Readiness readiness;

    @Inject
    Caller caller;

    /** The shipment for an order, or the shipments for all. */
    @GET
    @Operation(summary = "Shipments",
            description = "Of one order, or of all by ascending order id; a customer gets those of its own orders.")
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
    public Response page(@Context UriInfo uri) {
        Query query = new Query(uri.getQueryParameters());
        Optional<String> orderId = query.text("orderId");
        Optional<String> after = query.text("after");
        int limit = query.limit();
        query.mustBeValid();
        return page(orderId, after, limit).answer(it -> ShipmentView.of(it.snapshot()), uri);
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

    /** One shipment. */
    @GET
    @Path("/{id}")
    @Versioned
    @Operation(summary = "One shipment")
    @Parameter(ref = "If-None-Match")
    @Parameter(ref = "If-Match")
    @APIResponse(
            responseCode = "200",
            description = "The shipment",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = ShipmentView.class)))
    @APIResponse(responseCode = "304", description = "It has not changed")
    public Response one(@PathParam("id") String id, @Context HttpHeaders headers) {
        Shipment shipment = (Ids.isPossible(id) ? shipments.withId(id) : Optional.<Shipment>empty())
                .filter(it -> caller.maySeeWhatBelongsTo(it.customerId()))
                .orElseThrow(() -> new ShipmentNotFound(id));
        return Preconditions.of(headers).read(shipment.version(), ShipmentView.of(shipment.snapshot()));
    }

    /** Sends a shipment off. */
    @POST
    @Path("/{id}/dispatch")
    @OperatorsOnly
    @Versioned
    @Operation(
            summary = "Sends a shipment off",
            description = "The order becomes SHIPPED a moment later and cannot be cancelled any more. If-Match and If-None-Match are about"
                    + " the shipment. Operators only.")
    @Parameter(ref = "If-Match")
    @Parameter(ref = "If-None-Match")
    @APIResponse(
            responseCode = "202",
            description = "It leaves the house now, and that is published",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = ShipmentView.class)))
    @APIResponse(
            responseCode = "200",
            description = "It had left before",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = ShipmentView.class)))
    @APIResponse(
            responseCode = "409",
            description = "It is cancelled",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response dispatch(@PathParam("id") String id, @Context HttpHeaders headers) {
        Preconditions expected = Preconditions.of(headers);
        if (!Ids.isPossible(id)) {
            throw new ShipmentNotFound(id);
        }
        readiness.mustHaveBroker();
        Dispatched dispatched =
                deeds.done(DeedKind.SHIPMENT_DISPATCHED, id, null, null, () -> dispatch.dispatch(id, expected), it -> !it.repeated());
        return (dispatched.repeated() ? Response.ok() : Response.accepted())
                .tag(Preconditions.tag(dispatched.shipment().version()))
                .entity(ShipmentView.of(dispatched.shipment()))
                .build();
    }
}
