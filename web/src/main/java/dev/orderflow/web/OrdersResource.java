package dev.orderflow.web;

import dev.orderflow.orders.Order;
import dev.orderflow.orders.OrderFilter;
import dev.orderflow.orders.OrderPlacement;
import dev.orderflow.orders.OrderStatus;
import dev.orderflow.orders.Orders;
import dev.orderflow.web.health.NeedsDatabase;
import dev.orderflow.web.health.Readiness;
import dev.orderflow.web.identity.Caller;
import dev.orderflow.web.metrics.Metrics;
import dev.orderflow.web.problem.ProblemKind;
import dev.orderflow.web.problem.Refusal;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
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

/** Places orders and shows them. A customer sees its own; those of others are for it as if they were not there. */
@Path("/orders")
@RequestScoped
@NeedsDatabase
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "orders")
public class OrdersResource {

    @Inject
    OrderPlacement placement;

    @Inject
    Orders orders;

    @Inject
    Readiness readiness;

    @Inject
    Caller caller;

    @Inject
    Metrics metrics;

    /** Places an order. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Places an order", description = "A customer places orders for itself, an operator for anyone.")
    @APIResponse(
            responseCode = "201",
            description = "Stored and published",
            headers = {
                @Header(name = "Location", description = "The order", schema = @Schema(type = SchemaType.STRING, format = "uri")),
                @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING))
            },
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    @APIResponse(responseCode = "400", ref = "NotJson")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    @APIResponse(responseCode = "415", ref = "UnsupportedMediaType")
    @APIResponse(responseCode = "422", ref = "Invalid")
    public Response place(PlaceOrderRequest request, @Context UriInfo uri) {
        caller.mustBeAllowedToActFor(request.customerId());
        readiness.mustHaveBroker();
        Order order = placement.place(request.command());
        metrics.orderPlaced();
        return Response.created(uri.getAbsolutePathBuilder().path(order.id()).build())
                .tag(version(order))
                .entity(OrderView.of(order))
                .build();
    }

    /** One order. */
    @GET
    @Path("/{id}")
    @Operation(summary = "One order")
    @APIResponse(
            responseCode = "200",
            description = "The order",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    @APIResponse(responseCode = "304", description = "It has not changed")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response one(
            @PathParam("id") String id,
            @HeaderParam("If-None-Match") @Parameter(description = "The ETag that the client has") String ifNoneMatch) {
        Order order = visible(id).orElseThrow(() -> new Refusal(ProblemKind.NOT_FOUND, "There is no such order."));
        boolean unchanged = IfNoneMatch.names(order.version(), ifNoneMatch);
        return (unchanged ? Response.notModified() : Response.ok(OrderView.of(order)))
                .tag(version(order))
                .header("Cache-Control", "private, no-cache")
                .build();
    }

    /** Orders, newest first. */
    @GET
    @Operation(summary = "Orders, newest first")
    @Parameter(name = "status", in = ParameterIn.QUERY, description = "Only those in this status",
            schema = @Schema(
                    type = SchemaType.STRING, enumeration = {"PLACED", "CONFIRMED", "REJECTED", "CANCELLED", "SHIPPED"}))
    @Parameter(name = "customerId", in = ParameterIn.QUERY, description = "Only those of this customer",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "How many at most",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
    @Parameter(name = "after", in = ParameterIn.QUERY, description = "The id of the order that the page before ended with",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "A page",
            headers = @Header(name = "Link", description = "rel=next, where there is a next page",
                    schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = OrderView[].class)))
    @APIResponse(responseCode = "422", ref = "Invalid")
    public Response page(@Context UriInfo uri) {
        Query query = new Query(uri.getQueryParameters());
        Optional<OrderStatus> status = query.oneOf("status", OrderStatus.class);
        Optional<String> customerId = query.text("customerId");
        Optional<String> after = query.text("after");
        int limit = query.limit();
        if (after.isPresent() && visible(after.get()).isEmpty()) {
            query.wrong("after", "must be the id of an order");
        }
        query.mustBeValid();

        return Page.of(find(new OrderFilter(status, customerId, after, limit + 1)), limit, Order::id)
                .answer(OrderView::of, uri);
    }

    private List<Order> find(OrderFilter filter) {
        if (filter.customerId().map(caller::maySeeWhatBelongsTo).orElse(true)) {
            Optional<String> customerId = filter.customerId().or(caller::onlyCustomer);
            return orders.page(new OrderFilter(filter.status(), customerId, filter.after(), filter.limit()));
        }
        return List.of();
    }

    private Optional<Order> visible(String id) {
        return Ids.isPossible(id)
                ? orders.find(id).filter(order -> caller.maySeeWhatBelongsTo(order.customerId()))
                : Optional.empty();
    }

    private static EntityTag version(Order order) {
        return new EntityTag(String.valueOf(order.version()));
    }
}
